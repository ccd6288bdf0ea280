package io.shoal.segment;

import io.shoal.segment.SegmentEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final Links links;
  private final long windowEnd;
  private final double radius;
  private final double[] distances;
  private final MicroDistances apart;
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
      Links links,
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
    apart = new MicroDistances(centres);
    continuity = new Continuity(centres, graph, apart, radius);
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
    move(new Settling(centres, apart, radius).settled(segment, ids()));
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
    for (int[] group : groupsOf(0, SPLIT_BELOW)) {
      if (weight(group) >= least) {
        int home = home(group);
        give(group, home == 0 ? lineage.found(0, Kind.BORN) : home);
      }
    }
  }

  /** The segment that a group without one is most nearly one with; 0 if it stands apart. */
  private int home(int[] group) {
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
      double near = ofSegments.between(members(id), group, BIRTH_DOUBT, options.mergeAbove());
      if (near >= nearest) {
        home = id;
        nearest = near;
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
      List<int[]> heavy = heavyGroups(id);
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
   * comes first. None if the segment is too light to fall into two.
   */
  private List<int[]> heavyGroups(int id) {
    List<int[]> heavy = new ArrayList<>();
    if (weight(members(id)) < 2 * least) {
      return heavy;
    }
    for (int[] group : groupsOf(id, SPLIT_BELOW)) {
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
    int[] ids = ids();
    int[][] groups = IntStream.of(ids).mapToObj(this::members).toArray(int[][]::new);
    Borders borders = new Borders(graph, groups, ofSegments, options.mergeAbove(), 0);
    Borders.Border border = borders.shallowest();
    while (border != null && border.continuity() >= options.mergeAbove()) {
      boolean isFirstHeavy =
          weight(borders.members(border.a())) >= weight(borders.members(border.b()));
      int heavy = isFirstHeavy ? border.a() : border.b();
      int light = isFirstHeavy ? border.b() : border.a();
      if (isMergedNow(ids[light], borders.members(light), ids[heavy], borders.members(heavy))) {
        give(borders.members(light), ids[heavy]);
        borders.join(light, heavy);
        lineage.end(ids[light], ids[heavy], Kind.MERGED);
      } else {
        borders.keepApart(light, heavy);
      }
      border = borders.shallowest();
    }
  }

  private boolean isMergedNow(int light, int[] ofLight, int heavy, int[] ofHeavy) {
    return !isApart(light, ofLight, heavy)
        && !partByAnotherBorder(ofLight, ofHeavy)
        && !patience.waitsToMerge(light, heavy, waitToMerge(ofLight, ofHeavy));
  }

  /** Whether two segments would split again at once, were they one. */
  private boolean isApart(int light, int[] ofLight, int heavy) {
    give(ofLight, heavy);
    boolean apart = heavyGroups(heavy).size() > 1;
    give(ofLight, light);
    return apart;
  }

  /**
   * Whether only embeddings say that two segments are one, and both together part between the two
   * by another border than theirs, beyond which as much lies as a segment weighs: then something
   * else is there, as customers of a new kind are before they have a segment of their own.
   */
  private boolean partByAnotherBorder(int[] light, int[] heavy) {
    if (continuity.between(light, heavy, 0, options.mergeAbove()) >= options.mergeAbove()) {
      return false;
    }
    Halves halves = new Halves(centres, continuity, least, options.doubt());
    Halves.Cut cut = halves.deepest(Groups.together(light, heavy), options.mergeAbove());
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
  private Duration waitToMerge(int[] light, int[] heavy) {
    double certain = ofSegments.between(light, heavy, -options.doubt(), options.mergeAbove());
    return certain >= options.mergeAbove() ? options.patience() : options.halfLife();
  }

  private void move(int[] moved) {
    System.arraycopy(moved, 0, segment, 0, segment.length);
  }

  private void give(int[] group, int id) {
    for (int i : group) {
      segment[i] = id;
    }
  }

  private double shared(int[] group, int[] other) {
    Set<Integer> others = IntStream.of(other).boxed().collect(Collectors.toSet());
    return weight(IntStream.of(group).filter(others::contains).toArray());
  }

  private double weight(int[] group) {
    return MicroCentre.weight(centres, group);
  }

  private int[] members(int id) {
    return Groups.members(segment, id);
  }

  private int[] ids() {
    return lineage.ids().stream().mapToInt(Integer::intValue).toArray();
  }

  private List<int[]> groupsOf(int id, double threshold) {
    return new Groups(centres, graph, segment, id, continuity, options.doubt())
        .parted(threshold, least);
  }
}
