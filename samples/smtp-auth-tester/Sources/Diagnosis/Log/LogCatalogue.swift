/// What is known about lines of logs; the first entry that fits is the right one.
enum LogCatalogue {
  static let entries: [LogEntry] = credentials + backEnds + server + client
}
