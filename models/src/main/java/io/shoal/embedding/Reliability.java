package io.shoal.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How far probabilities were from what happened.
 *
 * @param rows judged
 * @param converted share that converted, 0 to 1
 * @param brier mean squared difference of probability and outcome (Brier 1950)
 * @param calibrationError mean difference of propensity and conversion over the bins, by rows: the
 *     expected calibration error (Naeini et al. 2015)
 * @param bins tenths of the rows by their propensity, rising
 */
public record Reliability(
    long rows, double converted, double brier, double calibrationError, List<Bin> bins) {
  private static final int BINS = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Rows of like propensity.
   *
   * @param rows in it
   * @param propensity their mean
   * @param converted share of them that converted
   */
  public record Bin(long rows, double propensity, double converted) {}

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Compares propensities with outcomes.
   *
   * @param propensities 0 to 1; at least one
   * @param converted whether each converted
   */
  public static Reliability of(double[] propensities, boolean[] converted) {
    int n = propensities.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> propensities[i]));
    double brier = 0;
    double error = 0;
    long positive = 0;
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      int from = (int) ((long) n * b / BINS);
      int to = (int) ((long) n * (b + 1) / BINS);
      double sum = 0;
      long hits = 0;
      for (int i = from; i < to; i++) {
        double propensity = propensities[order[i]];
        int outcome = converted[order[i]] ? 1 : 0;
        sum += propensity;
        hits += outcome;
        brier += (propensity - outcome) * (propensity - outcome) / n;
      }
      positive += hits;
      error += Math.abs(sum - hits) / n;
      if (to > from) {
        bins.add(new Bin(to - from, sum / (to - from), (double) hits / (to - from)));
      }
    }
    return new Reliability(n, (double) positive / n, brier, error, bins);
  }

  /** The form in which it is written. */
  public ObjectNode toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("rows", rows);
    root.put("converted", converted);
    root.put("brier", brier);
    root.put("calibrationError", calibrationError);
    ArrayNode list = root.putArray("bins");
    for (Bin bin : bins) {
      ObjectNode node = list.addObject();
      node.put("rows", bin.rows);
      node.put("propensity", bin.propensity);
      node.put("converted", bin.converted);
    }
    return root;
  }

  static Reliability fromJson(JsonNode root) {
    List<Bin> bins = new ArrayList<>();
    for (JsonNode bin : root.path("bins")) {
      bins.add(
          new Bin(
              bin.path("rows").asLong(),
              bin.path("propensity").asDouble(),
              bin.path("converted").asDouble()));
    }
    return new Reliability(
        root.path("rows").asLong(),
        root.path("converted").asDouble(),
        root.path("brier").asDouble(),
        root.path("calibrationError").asDouble(),
        bins);
  }
}
