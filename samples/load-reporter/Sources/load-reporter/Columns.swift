import ProcStat

/// A state as the table shows it: under a heading of two letters.
struct Column {
  let state: CPUState

  /// The two letters, those of top(1) where top has the state.
  let letters: String

  /// What the CPU does in that state, in no more than would fit a line after the figures.
  let meaning: String

  /// The heading; brackets say that the time is part of another column already.
  func heading(_ convention: Convention) -> String {
    state.container != nil && convention.containsGuests ? "(\(letters))" : letters
  }

  /// All columns in the order of top(1), which differs from that of the file.
  static let all = [
    Column(state: .user, letters: "us", meaning: "running programs"),
    Column(state: .system, letters: "sy", meaning: "running the kernel for programs"),
    Column(state: .nice, letters: "ni", meaning: "running niced programs"),
    Column(state: .idle, letters: "id", meaning: "nothing to do"),
    Column(state: .iowait, letters: "wa", meaning: "idle, a program waits for a disk"),
    Column(state: .irq, letters: "hi", meaning: "answering devices"),
    Column(state: .softirq, letters: "si", meaning: "finishing what interrupts began"),
    Column(state: .steal, letters: "st", meaning: "ready, but the hypervisor is busy"),
    Column(state: .guest, letters: "gu", meaning: "running a virtual CPU (in user)"),
    Column(state: .guestNice, letters: "gn", meaning: "running a niced one (in nice)"),
  ]

  /// The column of a state.
  static func of(_ state: CPUState) -> Column? { all.first { $0.state == state } }
}
