import { useMembers } from '../../api/members.ts'
import { useMe } from '../../api/session.ts'
import style from './comment.module.css'
import { partsOf } from './comment-parts.ts'

/** The text of a comment, with links and with the present names of members. */
export function CommentText({ comment }: { comment: string }) {
  const members = useMembers()
  const me = useMe().data?.id
  let place = 0
  return partsOf(comment).map((part) => {
    const key = place
    place += part.text.length
    if (part.kind === 'link')
      return (
        <a key={key} href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      )
    const name = part.kind === 'mention' && members.find(({ id }) => id === part.id)?.name
    if (part.kind === 'mention' && name)
      return (
        <span key={key} className={part.id === me ? `${style.mention} ${style.mine}` : style.mention}>
          @{name}
        </span>
      )
    return part.text
  })
}
