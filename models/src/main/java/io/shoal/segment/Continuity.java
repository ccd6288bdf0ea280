package io.shoal.segment;

import java.util.List;

/**
 * How far two groups of micro-centres are one, whatever their shape. Two clouds are where no {@link
 * Valley} parts them along a straight line. Where a group, or both together, bend around a {@link
 * HollowGroups hollow}, a straight line misleads: two halves of a ring have a valley between them,
 * and two rings around one centre have none. There the boundary alone tells ({@link Crossing}).
 *
 * <p>Micro-centres show small segments beside large ones, and valleys between two that have become
 * one: those are told by embeddings themselves ({@link SamplePlaces}).
 */
final class Continuity {
  /** Of its median density, what a group's mean has at least if it is a cloud. */
  private static final double CLOUD = 0.98;

  /** The same for two groups together: pieces of a thick ring are hardly hollow yet. */
  private static final double CLOUD_OF_TWO = 1.2;

  /** Micro-centres of which fewer show no bend. */
  private static final int BENDABLE = 4;

  /**
   * Continuity of micro-centres below which there is no need to look closer: at .1 and .2 eight
   * replays had the same segments.
   */
  private static final double SHALLOW = 0.3;

  /**
   * Continuity along a straight line below which two groups that do not bend are two: there is a
   * hollow in the middle of any two clouds that stand apart, and where a third is near, their
   * boundary may look like that of an arc.
   */
  private static final double DEEP = 0.2;

  /** Standard errors by which embeddings must be one: they are asked every day, of many pairs. */
  private static final double CERTAIN = 2;

  private final Valley valley;
  private final Valley embeddings;
  private final HollowGroups hollows;
  private final Crossing crossing;
  private final double certainAbove;

  /** Of micro-centres alone. */
  Continuity(List<MicroCentre> centres, LinkGraph graph, MicroDistances distances, double radius) {
    double designEffect = DesignEffect.of(centres);
    valley = new Valley(new CentrePlaces(centres, radius, designEffect));
    embeddings = new Valley(new SamplePlaces(centres, designEffect));
    hollows = new HollowGroups(centres, distances, radius);
    crossing = new Crossing(centres, graph, valley);
    certainAbove = 1;
  }

  private Continuity(Continuity other, double certainAbove) {
    valley = other.valley;
    embeddings = other.embeddings;
    hollows = other.hollows;
    crossing = other.crossing;
    this.certainAbove = certainAbove;
  }

  /**
   * The same, which asks embeddings too: much slower.
   *
   * @param certain continuity of sampled embeddings, less two standard errors, at which two groups
   *     are one although there is a valley between their micro-centres; 1 for never
   */
  Continuity askingEmbeddings(double certain) {
    return new Continuity(this, certain);
  }

  /**
   * From 0, where nothing lies between the groups, to 1, where they are one.
   *
   * @param doubt standard errors of the counts, in favour of their being one; below 0 against it
   * @param enough what the caller asks for: beyond it the figure need not be exact
   */
  double between(int[] a, int[] b, double doubt, double enough) {
    if (isBent(a) || isBent(b)) {
      return crossing.between(a, b, doubt);
    }
    double straight = valley.between(a, b, doubt, enough);
    if (straight < enough && haveOneCloud(a, b, straight)) {
      return 1;
    }
    boolean isTold = straight >= enough || straight < DEEP;
    if (isTold || Math.min(a.length, b.length) < BENDABLE) {
      return straight;
    }
    return hollows.contains(Groups.together(a, b), CLOUD_OF_TWO)
        ? Math.max(straight, crossing.between(a, b, doubt))
        : straight;
  }

  /** Whether embeddings, where they are asked, say that two groups are one. */
  boolean haveOneCloud(int[] a, int[] b) {
    return !isBent(a) && !isBent(b) && haveOneCloud(a, b, valley.between(a, b, 0, 1));
  }

  private boolean haveOneCloud(int[] a, int[] b, double straight) {
    return certainAbove < 1
        && straight >= SHALLOW
        && embeddings.between(a, b, -CERTAIN) >= certainAbove;
  }

  private boolean isBent(int[] group) {
    return group.length >= BENDABLE && hollows.contains(group, CLOUD);
  }
}
