import { castRecognitionVote as operation } from '@concert/contracts/recognitions'
import { recognitionAnswer } from '#representations/recognition.ts'
import { route } from '#route.ts'
import { castRecognitionVote } from '#use-cases/cast-recognition-vote.ts'

export const castRecognitionVoteRoute = route.transactional(operation, async (request, _context, transaction) =>
  recognitionAnswer(
    await castRecognitionVote(transaction, request, request.params.recognitionId, request.body),
    request,
  ),
)
