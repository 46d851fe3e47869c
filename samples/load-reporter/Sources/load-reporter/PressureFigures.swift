import ProcStat

/// How long tasks waited for something between two readings.
struct PressureFigures {
  let resource: Pressure.Resource

  /// The file's contents at the second reading.
  let pressure: Pressure

  /// The time in which at least one task waited.
  let some: Gain

  /// The time in which all of them did.
  let full: Gain

  /// The figures of all that the second reading has, in the order of the resources.
  static func all(
    from before: [Pressure.Resource: Pressure], to after: [Pressure.Resource: Pressure], elapsed: UInt64?
  ) -> [PressureFigures] {
    Pressure.Resource.allCases.compactMap { resource in
      guard let pressure = after[resource] else { return nil }
      let old = before[resource]
      return PressureFigures(
        resource: resource, pressure: pressure, some: Gain(old?.some.total, pressure.some.total, elapsed),
        full: Gain(old?.full?.total, pressure.full?.total, elapsed))
    }
  }
}

extension [PressureFigures] {
  /// The figures of one resource, if they are known.
  subscript(resource: Pressure.Resource) -> PressureFigures? { first { $0.resource == resource } }
}
