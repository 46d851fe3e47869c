internal import FileSystem
public import SystemPackage

/// The parameters of a package, in their order: the file pkginfo.
///
/// Parsing takes whatever an installer takes, since real packages hold odd things;
/// ``validate(hasRequestScript:)`` is what a package to be built must pass.
/// Source: pkginfo(5).
public struct PackageInfo: Sendable {
  struct Parameter: Sendable {
    let name: ByteString
    var value: ByteString
    /// Where a file sets it; nil when a program did.
    var place: Problem.Place?
  }

  private(set) var parameters: [Parameter] = []
  private var positions: [ByteString: Int] = [:]
  /// The file it was read from, for the errors that belong to no line.
  let file: FilePath?
  /// Parameters that were set before, which a package may not have, each with the place where it was.
  private(set) var repeated: [(parameter: Parameter, first: Problem.Place?)] = []

  /// The limits for what is read, far above those of any package.
  private static let countLimit = 10_000
  private static let valueLimit = 1 << 18

  public init() {
    file = nil
  }

  /// Reads a pkginfo file as the installers do, for which the last value of a parameter counts.
  ///
  /// - Throws: ``Problem`` for a quote that is never closed, which stops the installers, for a NUL, which hides the
  ///   rest of its line from them, and for more or longer parameters than any package has.
  public init(parsing text: [UInt8], file: FilePath) throws {
    self.file = file
    try text.expectNoNUL(in: file, .pkginfoSyntax)
    var parser = PackageInfoParser(text: text, file: file)
    while let parameter = try parser.next() {
      guard parameters.count + repeated.count < Self.countLimit else {
        throw Problem(
          .pkginfoSyntax, at: parameter.place,
          "has more than \(Self.countLimit) parameters, which no package needs")
      }
      guard max(parameter.name.count, parameter.value.count) <= Self.valueLimit else {
        throw Problem(
          .pkginfoSyntax, at: parameter.place,
          "\(parameter.name.bytes.quoted) has a name or a value of more than \(Self.valueLimit) bytes")
      }
      if let position = positions[parameter.name] {
        repeated.append((parameter, parameters[position].place))
        parameters[position] = parameter
      } else {
        append(parameter)
      }
    }
  }

  private mutating func append(_ parameter: Parameter) {
    positions[parameter.name] = parameters.count
    parameters.append(parameter)
  }

  /// The names in their order.
  public var names: [String] { parameters.map(\.name.description) }

  /// A parameter's value.
  ///
  /// A new parameter goes to the end, one that is there keeps its place, and nil takes it away.
  /// A value from a file that is not UTF-8 is shown repaired; ``serialized`` keeps its bytes.
  public subscript(name: String) -> String? {
    get { self[ByteString(name)]?.description }
    set { self[ByteString(name)] = newValue.map { ByteString($0) } }
  }

  /// The same with a parameter's bytes.
  subscript(key: ByteString) -> ByteString? {
    get { positions[key].map { parameters[$0].value } }
    set {
      switch (positions[key], newValue) {
      case (let position?, let value?):
        parameters[position].value = value
        parameters[position].place = nil
      case (let position?, nil):
        parameters.remove(at: position)
        for (later, parameter) in parameters.enumerated().dropFirst(position) {
          positions[parameter.name] = later
        }
        positions[key] = nil
      case (nil, let value?):
        append(Parameter(name: key, value: value))
      case (nil, nil):
        break
      }
    }
  }

  /// The classes in the order in which they are installed: that of CLASSES, but `none` first.
  var classes: [String] {
    let listed = self["CLASSES"] == nil ? ["none"] : words("CLASSES")
    return listed.filter { $0 == "none" } + listed.filter { $0 != "none" }
  }

  /// The words of a value, which may have several lines.
  func words(_ parameter: String) -> [String] {
    (self[parameter] ?? "").split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
  }

  func parameter(_ name: String) -> Parameter? {
    positions[ByteString(name)].map { parameters[$0] }
  }

  /// The file pkginfo: `NAME=value` lines without quotes, in their order.
  ///
  /// What only ``PackageInfo/init(parsing:file:)`` could understand (a newline, a quote or a
  /// blank at the start, a backslash at the end) is spelled so that it reads back the same,
  /// but other readers differ there, and ``validate(hasRequestScript:)`` refuses it.
  public var serialized: [UInt8] {
    parameters.reduce(into: []) { text, parameter in
      text += parameter.name.bytes
      text.append(.equals)
      var atStart = true
      for byte in parameter.value.bytes {
        if atStart, byte == .blank || byte == .tab || byte.isQuote { text += [0x22, 0x22] }
        if byte == .newline { text.append(.backslash) }
        text.append(byte)
        atStart = byte == .newline
      }
      if parameter.value.bytes.last == .backslash { text.append(.blank) }
      text.append(.newline)
    }
  }
}

extension PackageInfo: Hashable {
  /// Two files with the same content are equal, whatever their places are.
  public static func == (left: PackageInfo, right: PackageInfo) -> Bool {
    left.parameters.elementsEqual(right.parameters) { $0.name == $1.name && $0.value == $1.value }
  }

  public func hash(into hasher: inout Hasher) {
    for parameter in parameters {
      hasher.combine(parameter.name)
      hasher.combine(parameter.value)
    }
  }
}

extension UInt8 {
  /// Either quote opens a value, and either closes it.
  var isQuote: Bool { self == 0x22 || self == 0x27 }
}
