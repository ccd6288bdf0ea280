package io.shoal.training.autoencoder;

import io.shoal.bundle.GoldenVector;
import io.shoal.embedding.Network;
import java.util.List;

/**
 * What training an autoencoder gives.
 *
 * @param network weights as plain arrays
 * @param zip the network as DL4J stores it
 * @param golden inputs with DL4J's embeddings
 * @param validation error on the newest rows after each epoch
 */
public record TrainedNetwork(
    Network network, byte[] zip, List<GoldenVector> golden, List<Double> validation) {}
