package io.shoal.training.evaluation.bundle;

import io.shoal.bundle.ModelBundle;
import io.shoal.event.CustomerEvent;
import io.shoal.event.UserHash;
import io.shoal.scoring.Goal;
import io.shoal.scoring.ModelReference;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import io.shoal.segment.AdaptiveSegmenter;
import io.shoal.segment.SegmentCatalog;
import io.shoal.segment.SegmentLabels;
import io.shoal.segment.Segmenter;
import io.shoal.segment.SegmenterOptions;
import io.shoal.segment.WindowCount;
import io.shoal.training.history.History;
import io.shoal.training.history.HistoryFiles;
import io.shoal.training.history.HistoryReplay;
import io.shoal.window.UserWindow;
import io.shoal.window.WindowOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * History as the job would have gone through it with a bundle, with looks at all users at given
 * times: segments move, idle users are scored on the ladder, retired ones have no segment any more.
 * What a user did within the horizon after a look is added as it comes.
 *
 * <p>At most a given number of users is followed, those with the least hashes.
 */
final class SnapshotReplay implements History.Visitor {
  private static final long DAY = 86_400_000L;
  private static final double NEVER = 3_650;

  /** Names under which shops send what a purchase was worth, where the goal does not say. */
  private static final List<String> VALUE =
      List.of("value", "revenue", "total", "quantity*unitPrice");

  private final ScoringModel model;
  private final ModelBundle bundle;
  private final WindowOptions windows = WindowOptions.defaults();
  private final Goal goal;
  private final ConversionValue worth;
  private final long[] times;
  private final int limit;
  private final Segmenter segmenter = new AdaptiveSegmenter(SegmenterOptions.defaults());
  private final TreeMap<Long, String> followed = new TreeMap<>(Long::compareUnsigned);
  private final Map<String, UserState> users = new TreeMap<>();
  private final Map<String, UserScore> scored = new LinkedHashMap<>();
  private final List<Map<String, Standing>> looks = new ArrayList<>();
  private final List<Set<String>> converted = new ArrayList<>();
  private final VoteLog votes = new VoteLog();

  private long last = Long.MIN_VALUE;
  private SegmentCatalog catalog;
  private SegmentLabels labels;
  private WindowCount count;

  /**
   * @param times of the looks, rising
   * @param limit users at most
   */
  SnapshotReplay(ModelBundle bundle, long[] times, int limit) throws IOException {
    this.bundle = bundle;
    this.times = times;
    this.limit = limit;
    model = new ScoringModel(bundle, ModelReference.fromJson(bundle.reference()), windows);
    goal = Goal.parse(bundle.goal());
    worth = new ConversionValue(goal, VALUE);
    catalog = SegmentCatalog.fromBytes(bundle.segments());
    labels = new SegmentLabels(catalog);
  }

  /** Replays, and returns the looks whose horizon was over before history ended. */
  List<Snapshot> run(HistoryFiles history, LongConsumer progress) throws IOException {
    new HistoryReplay(history, model.profileStep(), windows).run(this, progress);
    look(Long.MAX_VALUE);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < looks.size() && times[i] + goal.horizon().toMillis() <= last; i++) {
      Set<String> who = converted.get(i);
      List<Standing> standings = new ArrayList<>();
      looks.get(i).forEach((user, at) -> standings.add(with(at, who.contains(user))));
      snapshots.add(new Snapshot(times[i], standings));
    }
    return snapshots;
  }

  private static Standing with(Standing at, boolean converted) {
    return new Standing(
        at.user(),
        at.segment(),
        at.propensity(),
        at.embedding(),
        at.input(),
        at.scored(),
        at.bins(),
        at.recency(),
        at.frequency(),
        at.value(),
        converted);
  }

  /** The embeddings from which segments were made. */
  VoteLog votes() {
    return votes;
  }

  /** Segments as they stand at the end. */
  SegmentCatalog catalog() {
    return catalog;
  }

  ScoringModel model() {
    return model;
  }

  @Override
  public boolean wants(String user) {
    return followed.size() < limit || Long.compareUnsigned(order(user), followed.lastKey()) <= 0;
  }

  private static long order(String user) {
    return UserHash.mix(UserHash.of(user) + 1);
  }

  @Override
  public void event(CustomerEvent event) {
    UserState state = users.get(event.user());
    if (state != null) {
      state.value += worth.of(event);
    }
  }

  @Override
  public void user(UserWindow window) {
    look(window.windowEnd());
    if (!scored.isEmpty() && !window.idle() && count == null) {
      settle();
    }
    UserState state = users.computeIfAbsent(window.user(), this::follow);
    UserScore score = model.score(window.values(), window.present());
    state.profile = window.profile();
    state.embedding = score.embedding();
    state.propensity = score.propensity();
    if (!window.idle()) {
      state.scored = input(window);
      state.bins = score.bins();
    }
    if (window.conversions() > 0) {
      state.lastConversion = window.windowEnd();
      state.conversions += window.conversions();
      conversion(window);
    }
    long day = Math.floorDiv(window.windowEnd() - 1, DAY);
    if (window.events() > 0 && day != state.lastVoteDay) {
      state.lastVoteDay = day;
      vote(window, score);
    }
    scored.put(window.user(), score);
    if (window.retired()) {
      settle();
      state.segment = 0;
    }
  }

  private float[] input(UserWindow window) {
    float[] input = new float[2 * model.plan().outputs()];
    bundle.normalizer().apply(window.values(), window.present(), input);
    return input;
  }

  private UserState follow(String user) {
    followed.put(order(user), user);
    if (followed.size() > limit) {
      users.remove(followed.pollLastEntry().getValue());
    }
    return new UserState();
  }

  private void vote(UserWindow window, UserScore score) {
    if (count == null) {
      count = segmenter.open(catalog);
    }
    long hash = UserHash.of(window.user());
    count.add(hash + window.windowEnd(), score.embedding());
    votes.add(hash, window.windowEnd(), score.embedding());
  }

  private void conversion(UserWindow window) {
    for (int i = 0; i < looks.size(); i++) {
      if (window.windowEnd() <= times[i] + goal.horizon().toMillis()) {
        converted.get(i).add(window.user());
      }
    }
  }

  @Override
  public void windowEnd(long windowEnd) {
    if (count != null) {
      catalog = segmenter.close(catalog, count, windowEnd).catalog();
      labels = new SegmentLabels(catalog);
      count = null;
    }
    last = windowEnd;
    settle();
  }

  private void settle() {
    scored.forEach(
        (user, score) -> {
          UserState state = users.get(user);
          if (state != null) {
            state.segment = labels.of(score.embedding(), catalog.survivor(state.segment));
          }
        });
    scored.clear();
  }

  /** Looks at all users at each time that is earlier than a window's end. */
  private void look(long windowEnd) {
    while (looks.size() < times.length && times[looks.size()] < windowEnd) {
      settle();
      long time = times[looks.size()];
      Map<String, Standing> standings = new TreeMap<>();
      users.forEach((user, state) -> standings.put(user, standing(user, state, time)));
      looks.add(standings);
      converted.add(new HashSet<>());
    }
  }

  private Standing standing(String user, UserState state, long time) {
    UserWindow now = model.profileStep().idle(state.profile, user, time);
    boolean never = state.lastConversion == Long.MIN_VALUE;
    return new Standing(
        user,
        catalog.survivor(state.segment),
        state.propensity,
        Arrays.copyOf(state.embedding, state.embedding.length),
        input(now),
        state.scored,
        state.bins,
        never ? NEVER : (time - state.lastConversion) / (double) DAY,
        state.conversions,
        state.value,
        false);
  }
}
