public import ArgumentParser
import Commands
public import FileSystem
import Packaging
import SystemPackage

/// Makes symbolic links in the packages.
public struct Link: Helper {
  public static let configuration = CommandConfiguration(
    commandName: "pkgh-link",
    abstract: "Make symbolic links in packages, and correct those that are there.",
    usage: "pkgh-link [options] [target link ...]",
    discussion: """
      'debian-like/PACKAGE.links' has pairs of words, the target and the link, both as paths from the top \
      of the package. A link within one top-level directory is made relative, and one to another top-level \
      directory absolute; links that are staged already are corrected to that. A link that has the \
      name is replaced; a file or a directory is an error. Pairs given as arguments are for the first package acted on.
      """,
    version: version)

  /// Upstream's links are corrected wherever they are, so there is always something to look for.
  public static let promise = Promise.always

  @OptionGroup public var common: CommonOptions
  @OptionGroup var scope: AllPackagesOption
  @OptionGroup var exclusions: Exclusions

  @Argument(help: "Targets, each with the link to it.")
  var pairs: [String] = []

  public init() {}

  public static var operands: WritableKeyPath<Self, [String]>? { \.pairs }

  public static func check(_ job: Job, _ problems: inout Problems) throws {
    var asked: [String: Asked] = [:]
    try job.check(.links, &problems) { line, package in
      for pair in try Self.pairs(line) { try asked[package.name, default: Asked()].add(pair, line) }
    }
  }

  public func run(on job: Job) throws {
    var links: [(target: ByteString, place: FilePath)] = []
    for package in job.packages {
      let stage = job.stage(of: package)
      var rule = ReplacementRule(Origins(of: package, in: job.tree))
      var asked = Asked()
      for instruction in try job.instructions(.links, for: package, arguments: pairs, all: scope.all) {
        for pair in try Self.pairs(instruction) {
          try asked.add(pair, instruction)
          let link = (target: pair.target.linkText(from: pair.link), place: job.place(pair.link, in: package))
          try job.actions.requireInStage(link.place)
          try rule.checkLink(at: link.place) {
            instruction.problem("a link to '\(link.target)' cannot be made as '\(link.place)', \($0)")
          }
          links.append(link)
        }
      }
      links += try corrections(in: stage, except: asked.links, exclusions.test(job))
    }
    for link in links { try job.actions.requireInStage(link.place) }
    for link in links where (try? link.place.linkTarget()) != link.target {
      try job.actions.link(to: link.target, at: link.place)
    }
  }

  private typealias Pair = (target: ByteString, link: ByteString)

  /// The links that have been asked for, each with one target.
  private struct Asked {
    private var targets: [ByteString: ByteString] = [:]
    /// The directories that links are to be in, each with one of them.
    private var directories: [ByteString: ByteString] = [:]

    var links: Set<ByteString> { Set(targets.keys) }

    mutating func add(_ pair: Pair, _ instruction: Instruction) throws {
      if let other = targets.updateValue(pair.target, forKey: pair.link), other != pair.target {
        throw instruction.problem("'\(pair.link)' cannot be a link to both '\(other)' and '\(pair.target)'")
      }
      if let below = directories[pair.link] {
        throw instruction.problem("'\(pair.link)' cannot be a link, as the link '\(below)' is to be in it")
      }
      var directory = pair.link.parent
      while let above = directory {
        if targets[above] != nil {
          throw instruction.problem("'\(pair.link)' cannot be in '\(above)', which is to be a link")
        }
        directories[above] = pair.link
        directory = above.parent
      }
    }
  }

  private static func pairs(_ instruction: Instruction) throws -> [Pair] {
    let words = instruction.words
    if let last = words.last, !words.count.isMultiple(of: 2) {
      throw instruction.problem("'\(last)' has no link: write targets and links in pairs")
    }
    return try stride(from: 0, to: words.count, by: 2).map { index in
      let target = try instruction.destination(words[index])
      let link = try instruction.destination(words[index + 1])
      if link.isEmpty { throw instruction.problem("'\(words[index + 1])' cannot be a link") }
      if link == target { throw instruction.problem("'\(words[index + 1])' would be a link to itself") }
      return (ByteString(target), ByteString(link))
    }
  }

  /// The staged links that should read otherwise.
  private func corrections(
    in stage: FilePath, except asked: Set<ByteString>, _ excluded: (ByteString) -> Bool
  ) throws -> [(target: ByteString, place: FilePath)] {
    var corrections: [(target: ByteString, place: FilePath)] = []
    guard try stage.exists() else { return [] }
    try stage.walk { object in
      guard object.status.type == .symbolicLink, !asked.contains(object.path), !excluded(object.path) else {
        return true
      }
      let text = try object.location.linkTarget()
      if let target = text.linkDestination(from: object.path), target != object.path {
        let better = target.linkText(from: object.path)
        if better != text { corrections.append((better, object.location)) }
      }
      return true
    }
    return corrections
  }
}
