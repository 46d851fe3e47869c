import Glibc

extension [UInt8] {
  /// Overwrites bytes that nobody else has a copy of; what has them as a secret has its own.
  mutating func wipe() {
    withUnsafeMutableBytes { if let base = $0.baseAddress { explicit_bzero(base, $0.count) } }
  }
}
