/// What any line says that has words for firmware and for failure in it, so that no driver's failure is passed over.
enum FirmwareWords {
  /// What a line must be about.
  private static let subjects = [
    "firmware", "microcode", "ucode", "patch file", " fw ", "fw:", "rampatch", "nvm file", "tplg",
    "topology file",
    "patch semaphore", "start patch", "ddp package",
    "guc ", "huc ", "dmc ",
  ]

  /// What it must say of it.
  private static let failures = [
    "fail", "not found", "not available", "unavailable", "abort", "cannot", "can't", "can not", "could not",
    "couldn't", "unable", "missing", "timed out", "timeout", "did not find", "no such", "not present",
    "not loaded",
    "too old", "mismatch", "corrupt", "not find", "invalid", "no firmware", "not supported", "unsupported",
    "bogus", "incompatible", "must be", "non integral", "truncated", "wrong ",
  ]

  /// What is said of the machine's own firmware, of what passes between a driver and firmware that runs, or of how long
  /// a driver will wait: megaraid_sas and mlx5_core say that at every start.
  private static let others = [
    "[firmware bug]", "[firmware warn]", "[firmware info]", "from firmware", "from fw", "by firmware",
    "to firmware",
    "firmware command", "firmware response", "firmware log", "fw log", "uefi", "acpi", "firmware crash",
    "about missing firmware", "firmware_loading_store", "firmware failed to", " fw status", "query firmware",
    "read firmware version",
    "get firmware version", "retrieve firmware", "waiting for", "fw provided",
  ]

  /// Why a file that was there was not taken.
  private static let refusals = [
    "version", "api", "mismatch", "checksum", "crc", "invalid", "corrupt", "signature", "too old",
    "incompatible", "bogus", "truncated", "wrong", "unsupported", "not supported", "download", "upload",
    "start", "boot", "authenticat", "size", "timed out",
    "timeout", "decompress", "verif",
  ]

  /// Why one would say that there was none.
  private static let absences = [
    "not found", "not find", "no such", "missing", "not available", "unavailable", "cannot find", "enoent",
    "open",
    "request", "fetch", "locate", "not present", "no firmware", "get firmware",
  ]

  static func reading(_ message: Substring) -> FirmwareReading? {
    let words = spoken(message.prefix(500))
    let file = name(in: message)
    guard isAboutFirmware(words, file),
      failures.contains(where: words.contains) || errorNumber(in: words) != nil
    else { return nil }
    if file == nil, others.contains(where: words.contains) { return nil }
    return FirmwareReading(outcome(words), file)
  }

  /// Whether a line has a word for firmware, or the name of a file that was to be loaded.
  private static func isAboutFirmware(_ words: String, _ file: String?) -> Bool {
    if subjects.contains(where: words.contains) { return true }
    guard let file else { return false }
    return isFirmware(file)
      || (file.contains("/") && ["load", "request", "fetch"].contains(where: words.contains))
  }

  /// Whether a line tells of a failure.
  static func tellsFailure(_ message: Substring) -> Bool {
    let words = spoken(message.prefix(500))
    return failures.contains(where: words.contains)
  }

  /// A line in small letters, without the name of the function that `[drm:evergreen_startup]` has.
  private static func spoken(_ message: Substring) -> String {
    guard let start = message.firstRange(of: "[drm:")?.lowerBound,
      let end = message[start...].firstIndex(of: "]")
    else { return message.lowercased() }
    return message[..<start].lowercased() + message[end...].lowercased()
  }

  private static func outcome(_ words: String) -> FirmwareMessage.Outcome {
    if let number = errorNumber(in: words) {
      if number == 2 { return .missing }
      // EINTR, EAGAIN, ENOMEM and ETIMEDOUT are what the helper of old kernels gave for a file that there was none of.
      if [4, 11, 12, 110].contains(number), ["request", "fetch"].contains(where: words.contains) {
        return .missing
      }
      // EIO, EINVAL, ENOEXEC, EPROTO and the like.
      return .refused
    }
    if absences.contains(where: words.contains) { return .missing }
    return refusals.contains(where: words.contains) ? .refused : .failed
  }

  /// `2` of '(-2)', 'Reason -2', 'err: -2'.
  private static func errorNumber(in words: String) -> Int? {
    for mark in words.indices where words[mark] == "-" {
      let before = words[..<mark].last
      let digits = words[mark...].dropFirst().prefix { $0.isNumber }
      let after = words[digits.endIndex...].first
      if before == nil || " (=:".contains(before ?? " "), (1...3).contains(digits.count),
        after == nil || " ),.!\n".contains(after ?? " "), let number = Int(digits), number > 0
      {
        return number
      }
    }
    return nil
  }

  private static func name(in message: Substring) -> String? {
    let words = message.split(separator: " ").prefix(60)
    let named = words.lazy.compactMap { FirmwareName($0)?.text }.first
    if let named { return named }
    for (one, other) in zip(words, words.dropFirst()) {
      guard let first = other.first, let last = other.last, "'\").,!".contains(last) else { continue }
      // In quotes or parentheses after the word, 'firmware (isl3886)', or in quotes anywhere.
      let isAfterWord = ["firmware", "file", "image", "microcode"].contains(one.lowercased())
      if first == "'" || first == "\"" || (first == "(" && isAfterWord && !other.contains("-")),
        let name = FirmwareName(isQuoted: other)?.text, isAfterWord || name.contains(where: \.isNumber)
      {
        return name
      }
    }
    return nil
  }

  /// Whether a name says by its ending that it is of firmware.
  private static func isFirmware(_ name: String) -> Bool {
    [".ucode", ".fw", ".hcd", ".tplg", ".dfu", ".sfi", ".wmfw", ".ri", ".mbn", ".cis", ".bin"].contains {
      name.hasSuffix($0)
    }
  }
}
