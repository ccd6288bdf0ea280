package io.shoal.segment;

import io.shoal.segment.SegmentEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What becomes of segments at a window's end. Micro-centres keep their segment, so ids need no
 * matching; only moves change them: a new micro-centre joins the segment it is most linked to, a
 * group that hangs together by itself is born, a segment that falls into groups splits, two that
 * hang together merge, and one that nobody visits dies.
 *
 * <p>Two groups hang together as far as there is {@link Continuity} between them. Between the
 * figure at which a segment splits and that at which two merge there is a gap, against flapping;
 * and both wait ({@link Patience}).
 */
final class MacroMoves {
  /** Of its expected recent weight, below which a segment is silent. */
  private static final double SILENT = 0.25;

  /** Minus the logarithm of the chance that a living segment is so silent (Chernoff's bound). */
  private static final double SURE = 6;

  private static final double SPLIT_BELOW = 0.6;

  /** Standard errors of the counts, in favour of a new group belonging to a segment. */
  private static final double BIRTH_DOUBT = 2;

  private final SegmentCatalog before;
  private final List<MicroCentre> centres;
  private final NavigableMap<Long, Double> links;
  private final long windowEnd;
  private final double radius;
  private final double[] distances;
  private final LinkGraph graph;
  private final Continuity continuity;
  private final Continuity ofSegments;
  private final int[] segment;
  private final Lineage lineage;
  private final double designEffect;
  private final double least;
  private final SegmenterOptions options;
  private final Patience patience;

  MacroMoves(
      SegmentCatalog before,
      List<MicroCentre> centres,
      NavigableMap<Long, Double> links,
      long windowEnd,
      double radius,
      double[] distances,
      SegmenterOptions options) {
    patience = new Patience(before.due, before.nextId, windowEnd);
    this.options = options;
    this.before = before;
    this.centres = centres;
    this.links = links;
    this.windowEnd = windowEnd;
    this.radius = radius;
    this.distances = distances;
    graph = new LinkGraph(centres, links);
    designEffect = DesignEffect.of(centres);
    continuity = new Continuity(centres, graph, radius);
    ofSegments = continuity.askingEmbeddings(options.certainAbove());
    segment = centres.stream().mapToInt(MicroCentre::segment).toArray();
    lineage = new Lineage(before, windowEnd);
    double total = centres.stream().mapToDouble(MicroCentre::weight).sum();
    least = options.leastOf(total);
  }

  SegmentStep step() {
    move(new Adoption(centres, links).adopted(segment));
    deliver();
    die();
    split();
    merge();
    int[] ids = lineage.ids().stream().mapToInt(Integer::intValue).toArray();
    move(new Settling(centres, radius).settled(segment, ids));
    List<MicroCentre> moved = new ArrayList<>();
    for (int i = 0; i < segment.length; i++) {
      moved.add(centres.get(i).in(segment[i]));
    }
    SegmentCatalog after =
        new SegmentCatalog(
            before.dimensions,
            windowEnd,
            lineage.nextId(),
            radius,
            0,
            moved,
            links,
            distances,
            List.of(),
            lineage.living(),
            lineage.gone(),
            patience.due());
    return new SegmentStep(after, lineage.lasting());
  }

  /**
   * What hangs together, has no segment and weighs enough is born; unless a segment goes over into
   * it, from which it would never have split: then it is a tail of that segment.
   */
  private void deliver() {
    for (List<Integer> group : groupsOf(0, SPLIT_BELOW)) {
      if (weight(group) >= least) {
        int home = home(group);
        give(group, home == 0 ? lineage.found(0, Kind.BORN) : home);
      }
    }
  }

  /** The segment that a group without one is most nearly one with; 0 if it stands apart. */
  private int home(List<Integer> group) {
    TreeSet<Integer> touching = new TreeSet<>();
    for (int i : group) {
      for (int j : graph.neighbours(i)) {
        touching.add(segment[j]);
      }
    }
    touching.remove(0);
    int home = 0;
    double nearest = SPLIT_BELOW;
    for (int id : touching) {
      List<Integer> members =
          IntStream.range(0, segment.length).filter(i -> segment[i] == id).boxed().toList();
      double between = ofSegments.between(members, group, BIRTH_DOUBT, options.mergeAbove());
      if (between >= nearest) {
        home = id;
        nearest = between;
      }
    }
    return home;
  }

  private void die() {
    for (int id : lineage.ids()) {
      double weight = 0;
      double recent = 0;
      for (int i = 0; i < segment.length; i++) {
        if (segment[i] == id) {
          weight += centres.get(i).weight();
          recent += centres.get(i).recent();
        }
      }
      if ((isSilent(recent, weight / AdaptiveSegmenter.RECENT_SPEED) || weight < least / 4)
          && lineage.living().size() > 1) {
        for (int i = 0; i < segment.length; i++) {
          segment[i] = segment[i] == id ? 0 : segment[i];
        }
        lineage.end(id, 0, Kind.DIED);
      }
    }
  }

  /** Whether a segment that should have had so many visits has had fewer than chance allows. */
  private boolean isSilent(double recent, double expected) {
    double surprise = recent > 0 ? recent * StrictMath.log(recent / expected) : 0;
    return recent < SILENT * expected && expected - recent + surprise > SURE * designEffect;
  }

  /** The heaviest group keeps the id. */
  private void split() {
    for (int id : lineage.ids()) {
      List<List<Integer>> heavy = heavyGroups(id);
      if (heavy.size() > 1 && patience.waitsToSplit(id, options.patience())) {
        continue;
      }
      for (int i = 1; i < heavy.size(); i++) {
        give(heavy.get(i), lineage.found(id, Kind.SPLIT));
      }
    }
  }

  /**
   * The groups into which a segment falls, that weigh enough and are not one with the heaviest; it
   * comes first.
   */
  private List<List<Integer>> heavyGroups(int id) {
    List<List<Integer>> heavy = new ArrayList<>();
    for (List<Integer> group : groupsOf(id, SPLIT_BELOW)) {
      if (weight(group) >= least) {
        heavy.add(group);
      }
    }
    heavy.sort((a, b) -> Double.compare(weight(b), weight(a)));
    heavy.removeIf(group -> group != heavy.get(0) && ofSegments.haveOneCloud(heavy.get(0), group));
    return heavy;
  }

  /** The heavier segment keeps the id. What would split again at once is not merged. */
  private void merge() {
    Borders borders = new Borders(graph, segment, ofSegments, options.mergeAbove(), 0);
    Borders.Border border = borders.shallowest();
    while (border != null && border.continuity() >= options.mergeAbove()) {
      boolean isFirstHeavy =
          weight(borders.members(border.a())) >= weight(borders.members(border.b()));
      int heavy = isFirstHeavy ? border.a() : border.b();
      int light = isFirstHeavy ? border.b() : border.a();
      if (isApart(light, heavy, borders)
          || partByAnotherBorder(borders.members(light), borders.members(heavy))
          || patience.waitsToMerge(light, heavy, waitToMerge(light, heavy, borders))) {
        borders.keepApart(light, heavy);
      } else {
        give(borders.members(light), heavy);
        borders.join(light, heavy);
        lineage.end(light, heavy, Kind.MERGED);
      }
      border = borders.shallowest();
    }
  }

  /** Whether two segments would split again at once, were they one. */
  private boolean isApart(int light, int heavy, Borders borders) {
    List<Integer> members = List.copyOf(borders.members(light));
    give(members, heavy);
    boolean apart = heavyGroups(heavy).size() > 1;
    give(members, light);
    return apart;
  }

  /**
   * Whether only embeddings say that two segments are one, and both together part between the two
   * by another border than theirs, beyond which as much lies as a segment weighs: then something
   * else is there, as customers of a new kind are before they have a segment of their own.
   */
  private boolean partByAnotherBorder(List<Integer> light, List<Integer> heavy) {
    if (continuity.between(light, heavy, 0, options.mergeAbove()) >= options.mergeAbove()) {
      return false;
    }
    List<Integer> both = new ArrayList<>(light);
    both.addAll(heavy);
    Halves halves = new Halves(centres, continuity, least, options.doubt());
    Halves.Cut cut = halves.deepest(both, options.mergeAbove());
    if (cut == null || cut.continuity() >= options.mergeAbove()) {
      return false;
    }
    double lightA = shared(light, cut.a());
    double lightB = shared(light, cut.b());
    double heavyA = shared(heavy, cut.a());
    double heavyB = shared(heavy, cut.b());
    boolean isBetween = (lightA > lightB) != (heavyA > heavyB);
    return isBetween && Math.min(lightA, lightB) + Math.min(heavyA, heavyB) >= least;
  }

  /** A name is given up soon when it is certain that two segments are one, and else late. */
  private Duration waitToMerge(int light, int heavy, Borders borders) {
    double certain =
        ofSegments.between(
            borders.members(light), borders.members(heavy), -options.doubt(), options.mergeAbove());
    return certain >= options.mergeAbove() ? options.patience() : options.halfLife();
  }

  private void move(int[] moved) {
    System.arraycopy(moved, 0, segment, 0, segment.length);
  }

  private void give(List<Integer> group, int id) {
    for (int i : group) {
      segment[i] = id;
    }
  }

  private double shared(List<Integer> group, List<Integer> other) {
    return weight(group.stream().filter(Set.copyOf(other)::contains).toList());
  }

  private double weight(List<Integer> group) {
    return group.stream().mapToDouble(i -> centres.get(i).weight()).sum();
  }

  private List<List<Integer>> groupsOf(int id, double threshold) {
    return new Groups(centres, graph, segment, id, continuity, options.doubt())
        .parted(threshold, least);
  }
}
