import Sysroot

/// A running process, as /proc shows it to everybody.
struct RunningProcess: Sendable {
  let pid: Int
  let words: [String]

  /// The last component of the program's name.
  var name: String { words.first.map { String($0.split(separator: "/").last ?? "") } ?? "" }

  /// The value of an option of one letter, given as `-m DIR` or `-mDIR`.
  func option(_ letter: Character) -> String? {
    for (index, word) in words.enumerated().dropFirst() where word.hasPrefix("-\(letter)") {
      if word.count > 2 { return String(word.dropFirst(2)) }
      return index + 1 < words.count ? words[index + 1] : nil
    }
    return nil
  }
}

extension Tree {
  /// The processes that run a program, by its name.
  func processes(named name: String) -> [RunningProcess] {
    let pids = ((try? names("/proc")) ?? []).compactMap { Int($0) }
    return pids.sorted().compactMap { pid in
      guard let bytes = try? bytes("/proc/\(pid)/cmdline", limit: 64 << 10) else { return nil }
      let words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      let process = RunningProcess(pid: pid, words: words.map { String(decoding: $0, as: UTF8.self) })
      return process.name == name ? process : nil
    }
  }

  /// The process number of a process's parent.
  func parent(of pid: Int) -> Int? {
    let status = (try? text("/proc/\(pid)/status")) ?? ""
    let line = status.lines.first { $0.hasPrefix("PPid:") }
    return line.flatMap { Int($0.dropFirst(5).filter { !$0.isWhitespace }) }
  }
}
