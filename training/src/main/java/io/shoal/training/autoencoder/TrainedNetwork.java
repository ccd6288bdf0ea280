package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.ServedNetwork;
import java.util.List;

/**
 * What training an autoencoder gives.
 *
 * @param network compiled, or as DL4J runs it
 * @param zip the network as DL4J stores it
 * @param golden inputs with what DL4J makes of them
 * @param curve how the network did after each epoch
 * @param kept how the network that was kept does, its head taught once more
 */
public record TrainedNetwork(
    ServedNetwork network, byte[] zip, List<GoldenVector> golden, List<Epoch> curve, Epoch kept) {}
