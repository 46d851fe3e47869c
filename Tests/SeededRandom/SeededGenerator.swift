internal import Glibc

/// Random numbers that are the same in every run, so that a failure can be repeated.
///
/// The variable `PKGH_SEED` in the environment, a number, gives other ones to a whole run of the tests; with `random`
/// the number is chosen by the system. Each process of the tests prints it once.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// - Parameter seed: Gives each user in a run numbers of its own.
  public init(seed: UInt64) {
    state = seed &+ Self.seedOfRun &* 0xd134_2543_de82_ef95
  }

  // SplitMix64, by Sebastiano Vigna: https://prng.di.unimi.it/splitmix64.c
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Bytes of any values, as many as a range allows.
  public mutating func bytes(_ count: ClosedRange<Int>) -> [UInt8] {
    (0..<Int.random(in: count, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  /// 0 without `PKGH_SEED`.
  private static let seedOfRun: UInt64 = {
    guard let text = getenv("PKGH_SEED").map({ String(cString: $0) }) else { return 0 }
    guard let seed = text == "random" ? UInt64.random(in: 1...999_999) : UInt64(text) else {
      preconditionFailure("PKGH_SEED=\(text): write a number or 'random'")
    }
    _ = "PKGH_SEED=\(seed)\n".withCString { write(STDERR_FILENO, $0, strlen($0)) }
    return seed
  }()
}
