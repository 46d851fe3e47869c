import FoundationEssentials
import SystemPackage

/// How files of any kind are found, read and written.
extension Spool {
  /// Removes what processes that were killed left behind of files that they had not finished before a time.
  public func removeUnfinished(before time: Int64) throws(SpoolProblem) {
    for directory in [path] + Place.allCases.map(directory) {
      do throws(Errno) {
        try DurableFile.removeUnfinished(in: directory, before: time)
      } catch {
        throw SpoolProblem(directory, error)
      }
    }
  }

  /// What a step gives, or nil when the file that it works on is damaged, which is said.
  public func passingDamage<Value>(
    _ step: () throws(SpoolProblem) -> Value?
  ) throws(SpoolProblem) -> Value? {
    do throws(SpoolProblem) {
      return try step()
    } catch {
      guard error.isDamage else { throw error }
      warn("\(error); it is ignored")
      return nil
    }
  }

  /// All values of a place whose file names pass, by their names in order; damaged files are passed over.
  func readAll<Value: Decodable>(
    _ type: Value.Type, _ place: Place, where isWanted: (String) -> Bool = { _ in true }
  ) throws(SpoolProblem) -> [Value] {
    var found: [Value] = []
    for name in try names(place) where name.hasSuffix(".json") && isWanted(name) {
      let path = directory(place).appending(name)
      let value = try passingDamage { () throws(SpoolProblem) in try read(type, at: path) }
      if let value { found.append(value) }
    }
    return found
  }

  func names(_ place: Place) throws(SpoolProblem) -> [String] {
    do {
      return try DurableFile.names(in: directory(place))
    } catch {
      throw SpoolProblem(directory(place), error)
    }
  }

  static func withoutEnding(_ name: String) -> String {
    name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  func file(_ place: Place, _ name: String) -> FilePath { directory(place).appending(name + ".json") }

  /// Reads a value; nil when there is no such file.
  func read<Value: Decodable>(_ type: Value.Type, at path: FilePath) throws(SpoolProblem) -> Value? {
    do {
      guard let bytes = try DurableFile.read(path) else { return nil }
      let value = try JSONDecoder().decode(type, from: Data(bytes))
      if (value as? any Plausible)?.isPlausible != false { return value }
    } catch let error as Errno {
      throw SpoolProblem(path, error)
    } catch {
      // As if its numbers were wrong.
    }
    throw SpoolProblem(
      path, "was not written by this program, or is damaged; move it away", isDamage: true)
  }

  func read<Value: Decodable>(
    _ type: Value.Type, _ place: Place, _ name: String
  ) throws(SpoolProblem) -> Value? {
    try read(type, at: file(place, name))
  }

  func write(_ value: some Encodable, to path: FilePath) throws(SpoolProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      try DurableFile.write(
        Array(try encoder.encode(value)) + [10], to: path, mode: [.ownerReadWrite, .groupRead])
    } catch let error as Errno {
      throw SpoolProblem(path, error)
    } catch {
      throw SpoolProblem(path, "cannot be encoded")
    }
  }

  func write(_ value: some Encodable, _ place: Place, _ name: String) throws(SpoolProblem) {
    try write(value, to: file(place, name))
  }

  func remove(_ place: Place, _ name: String) throws(SpoolProblem) {
    do {
      try DurableFile.remove(file(place, name))
    } catch {
      throw SpoolProblem(file(place, name), error)
    }
  }
}
