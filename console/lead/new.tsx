export default function NewLead() {
  return null
}
