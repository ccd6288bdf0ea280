package io.shoal.training.autoencoder;

import io.shoal.training.history.Outcome;

/**
 * One row as the network sees it.
 *
 * @param input scaled values, zero where missing, and mask: 2F wide
 * @param outcome what the conversion head is to foretell; unknown if it is not to learn from this
 *     row
 * @param rebuilt whether the decoder learns from it
 */
record Example(float[] input, Outcome outcome, boolean rebuilt) {}
