public import ArgumentParser
public import FileSystem

/// A program of this project: a name of the one binary.
public protocol Command: ParsableCommand {
  /// The exit status for a wrong use and for a failure.
  ///
  /// The programs that stand in for those of Solaris end with the statuses of these.
  static var statuses: ExitStatuses { get }

  /// The words that the environment adds before the program's arguments; nil for a program to which it adds none.
  ///
  /// - Throws: What is wrong with them, which is not the fault of the arguments.
  static func inheritedArguments(_ environment: Environment) throws -> [String]?

  /// Whether an option given as `-O--option` is for the programs that this one runs.
  static var passesOptions: Bool { get }

  /// The list of the program's words that are not options, where there may be any number of them.
  static var operands: WritableKeyPath<Self, [String]>? { get }

  /// Does what the arguments say.
  mutating func run(in environment: Environment) throws
}

extension Command {
  public static var statuses: ExitStatuses { ExitStatuses() }

  public static func inheritedArguments(_ environment: Environment) -> [String]? { nil }

  public static var passesOptions: Bool { false }

  public static var operands: WritableKeyPath<Self, [String]>? { nil }

  /// The name the program is called by: `pkgh-installdirs`.
  public static var name: String { configuration.commandName ?? "pkgh" }
}

/// The exit statuses of a program that does not end well.
public struct ExitStatuses: Hashable, Sendable {
  public var failure: Int32
  /// The arguments are wrong; EX_USAGE of sysexits(3) unless something else is asked for.
  public var usage: Int32

  public init(failure: Int32 = 1, usage: Int32 = 64) {
    self.failure = failure
    self.usage = usage
  }
}

/// The version of all programs of the project.
public let version = "0.1.0"
