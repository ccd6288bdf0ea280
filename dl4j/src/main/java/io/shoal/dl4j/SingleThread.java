package io.shoal.dl4j;

import org.deeplearning4j.config.DL4JClassLoading;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J on one thread, which gives the same bits in every process; and, for small batches, sooner.
 */
final class SingleThread {
  private SingleThread() {}

  /** Sets up ND4J. Anyone may do it again. */
  static void pin() {
    // Not the loader of the thread, which may be that of a job: it would be held beyond its end.
    ND4JClassLoading.setNd4jClassloader(INDArray.class.getClassLoader());
    DL4JClassLoading.setDl4jClassloader(DL4JClassLoading.class.getClassLoader());
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }
}
