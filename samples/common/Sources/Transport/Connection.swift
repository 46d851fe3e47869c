/// Bytes to and from one peer, in the clear or not; every wait has its end.
public protocol Connection: AnyObject {
  /// Waits for some bytes.
  ///
  /// - Returns: At least one byte; none when the peer has ended the connection properly.
  func read(atMost count: Int, by deadline: Deadline) throws(TransportProblem) -> [UInt8]

  /// Writes all bytes.
  func write(_ bytes: UnsafeRawBufferPointer, by deadline: Deadline) throws(TransportProblem)

  /// Ends the connection; what is done with it afterwards fails.
  func close()
}

extension Connection {
  /// Writes all bytes.
  public func write(_ bytes: [UInt8], by deadline: Deadline) throws(TransportProblem) {
    try bytes.withUnsafeBufferPointer { buffer throws(TransportProblem) in
      try write(UnsafeRawBufferPointer(buffer), by: deadline)
    }
  }
}
