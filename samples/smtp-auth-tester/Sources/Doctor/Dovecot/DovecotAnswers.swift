import Synchronization

/// What Dovecot says at each place, asked once however many services leave their passwords to it.
final class DovecotAnswers: Sendable {
  private let answers = Mutex<[DovecotHandshake.Place: DovecotHandshake.Answer]>([:])

  func ask(_ place: DovecotHandshake.Place) -> DovecotHandshake.Answer {
    if let answer = answers.withLock({ $0[place] }) { return answer }
    let answer = DovecotHandshake.ask(place)
    answers.withLock { $0[place] = answer }
    return answer
  }
}
