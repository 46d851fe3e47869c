import Sysroot

extension Tree {
  /// Directories below one whose names have a pattern: `/usr/lib/*/sasl2`.
  func directories(_ pattern: String) -> [String] {
    let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return isDirectory(pattern) ? [pattern] : [] }
    let names = (try? names(String(parts[0]))) ?? []
    return names.map { parts[0] + $0 + parts[1] }.filter(isDirectory)
  }

  private func isDirectory(_ path: String) -> Bool { (try? status(path))?.kind == .directory }
}
