import Glibc

/// Numbers that look random and are the same in every run with the same seed.
///
/// A test with random inputs takes its seed as an argument, `arguments: SeededGenerator.seeds(4)`: what fails
/// names the seed, and PKGH_SEED=4 repeats it. Other numbers in PKGH_SEED try other inputs.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// The number in PKGH_SEED, or else these.
  public static func seeds(_ usual: UInt64...) -> [UInt64] {
    guard let text = getenv("PKGH_SEED"), let seed = UInt64(String(cString: text)) else { return usual }
    return [seed]
  }

  // SplitMix64, by Sebastiano Vigna: https://prng.di.unimi.it/splitmix64.c
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
