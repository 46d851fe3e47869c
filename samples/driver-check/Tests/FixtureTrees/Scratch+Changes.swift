import Foundation
public import ProgramTesting

extension Scratch {
  /// Gives a file the time of some seconds ago.
  public func setModified(_ name: String, secondsAgo seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: "\(path)/\(name)")
  }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  /// Makes a symbolic link, in directories that are made for it.
  public func link(_ name: String, to target: String) throws {
    try TreeWriter(self).link("/" + name, to: target)
  }
}
