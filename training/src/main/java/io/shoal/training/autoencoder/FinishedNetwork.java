package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.ServedNetwork;
import java.util.List;

/**
 * A network as it goes into a bundle.
 *
 * @param network that takes and gives scaled values
 * @param zip the same as DL4J stores it
 * @param golden inputs with what DL4J makes of them
 */
record FinishedNetwork(ServedNetwork network, byte[] zip, List<GoldenVector> golden) {}
