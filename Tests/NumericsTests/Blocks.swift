import Numerics

/// A function of single numbers as a function of blocks.
func blocks(_ function: @escaping (Double) -> Double) -> BlockFunction {
  { xs, ys in
    for i in xs.indices { ys[i] = function(xs[i]) }
  }
}

struct Interrupt: Error {}
