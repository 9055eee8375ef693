/// A mark through points of the plane, one after another.
protocol PathMark: Mark {
  var x: Channel { get }
  var y: Channel { get }
}

extension PathMark {
  var xChannel: Channel? { x }
  var yChannel: Channel? { y }

  func validate() throws(PlotError) {
    try checkLength("y", y.values, is: x.values.count)
  }

  func cover(_ coverage: inout Coverage) {
    coverage.x.add(x.values)
    coverage.y.add(y.values)
  }
}
