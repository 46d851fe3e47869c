/// Which readings to compare.
enum Plan {
  /// The counters as they stand, against zero.
  case sinceBoot(Source)

  /// Two readings that can be had at once.
  case once(Source, Source)

  /// Readings of one source, an interval apart; a count of 0 has no end.
  case repeatedly(Source, nanoseconds: UInt64, count: Int)
}
