package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.Network;
import java.util.List;

/**
 * What training an autoencoder gives.
 *
 * @param network weights as plain arrays
 * @param zip the network as DL4J stores it
 * @param golden inputs with what DL4J makes of them
 * @param curve how the network did after each epoch
 * @param kept how the network that was kept does, its head taught once more
 */
public record TrainedNetwork(
    Network network, byte[] zip, List<GoldenVector> golden, List<Epoch> curve, Epoch kept) {}
