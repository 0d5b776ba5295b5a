import {
  KeyboardSensor,
  type KeyboardSensorOptions,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'

/** Drags by mouse, touch and keyboard. `delay` (ms) is how long a finger rests before it drags instead of scrolling. */
export function useDragSensors(keyboard: Partial<KeyboardSensorOptions>, delay = 150) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay, tolerance: 8 } }),
    useSensor(KeyboardSensor, keyboard),
  )
}
