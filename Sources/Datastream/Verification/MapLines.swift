internal import FileSystem
internal import SystemPackage

/// The lines of a pkgmap that its entries come from, which are looked for when the first one is asked for.
final class MapLines {
  private let package: PackageTexts
  private lazy var numbers: [Int32] = TextLine.lines(of: package.mapText, in: package.mapFile)
    .lazy.filter(\.isMapEntry).map { Int32(clamping: $0.number) }

  init(_ package: PackageTexts) { self.package = package }

  /// The number of an entry's line, counted from 1.
  subscript(entry: Int) -> Int { Int(numbers[entry]) }
}
