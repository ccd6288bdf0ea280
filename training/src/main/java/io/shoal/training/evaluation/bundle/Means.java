package io.shoal.training.evaluation.bundle;

/** Figures of one contestant, summed over looks. */
final class Means {
  private int looks;
  private double groups;
  private double auc;
  private double lift;
  private double between;
  private double silhouette;

  /**
   * @param points in which users were grouped; null for none
   */
  void add(Snapshot look, Grouping grouping, double[] scores, double[][] points) {
    boolean[] converted = look.converted();
    Ranking ranking = new Ranking(scores, converted);
    looks++;
    groups += grouping.size();
    auc += ranking.auc();
    lift += ranking.lift();
    between += grouping.betweenShare(converted);
    silhouette += points == null ? Double.NaN : grouping.silhouette(points);
  }

  Contestant contestant(String name, double stability) {
    return new Contestant(
        name,
        groups / looks,
        auc / looks,
        lift / looks,
        between / looks,
        silhouette / looks,
        stability);
  }
}
