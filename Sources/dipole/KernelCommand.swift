import JupyterKernel
import Notebook
import StandardLibrary

/// `dipole kernel CONNECTION_FILE`
func kernelCommand(_ arguments: [String]) -> Int32 {
  guard arguments.count == 1, let path = arguments.first else {
    return fail("kernel takes the path of a connection file")
  }
  do {
    let worksheet = Worksheet(files: NotebookFiles(folder: "."))
    try Kernel.run(connectionFile: path, engine: NotebookEngine(worksheet))
    return 0
  } catch {
    return fail("\(error)", status: 1)
  }
}
