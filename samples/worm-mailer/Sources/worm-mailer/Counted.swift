extension Int {
  /// The number with what it counts, `1 report` or `2 reports`.
  func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
