package io.shoal.job.scoring;

import io.shoal.bundle.BundleContent;
import io.shoal.event.UserHash;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.FeatureVector;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.model.ModelTimeline;
import io.shoal.scoring.UserScore;
import java.util.Collections;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gives every user window its embedding, in the chain of what made it, by the model of that window.
 * Output: {@link ScoredWindow}; to the side, the thin records of who votes on where segments lie,
 * less those whom the sample of voters leaves out; both are counted.
 *
 * <p>In the first window of a model the one before it scores every user too, and the thin records
 * carry both embeddings: by them segments keep their names.
 *
 * <p>A model that is run by DL4J scores users of one window together, up to as many as it takes at
 * once. Whoever waits is scored before a watermark or a barrier passes, so neither event time nor
 * what a checkpoint holds changes by it.
 */
public final class Embed extends AbstractStreamOperator<ScoredWindow>
    implements OneInputStreamOperator<ScoringInput, ScoredWindow> {
  /** Embeddings for the segmenter. */
  public static final OutputTag<ThinRecord> THIN =
      new OutputTag<>("thin-records", new CodecType<>(new ThinRecord.Form()));

  private static final long serialVersionUID = 1;

  private static final byte[] NO_PANE = {};

  private final BundleContent bundle;
  private final VoterSample voters;

  private transient MicroBatch batch;
  private transient ModelTimeline models;
  private transient Counter votes;
  private transient Counter thinned;

  /**
   * @param voters whose embeddings the segmenter sees
   */
  public Embed(BundleContent bundle, VoterSample voters) {
    this.bundle = bundle;
    this.voters = voters;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    models = ModelTimeline.restored(bundle, context, getRuntimeContext().getTaskInfo());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    models.snapshot();
  }

  @Override
  public void open() throws Exception {
    super.open();
    batch = new MicroBatch();
    votes = ShoalMetric.VOTES.counter(getMetricGroup());
    thinned = ShoalMetric.VOTES_THINNED.counter(getMetricGroup());
  }

  @Override
  public void processElement(StreamRecord<ScoringInput> element) throws Exception {
    if (element.getValue() instanceof ModelActivation activation) {
      flush();
      models.add(activation);
      return;
    }
    FeatureWindow window = (FeatureWindow) element.getValue();
    if (!batch.takes(window)) {
      flush();
    }
    int together = bestSize(window.windowEnd());
    if (together == 1) {
      score(window, element.getTimestamp());
      return;
    }
    batch.add(window, element.getTimestamp());
    if (batch.size() >= together) {
      flush();
    }
  }

  /** Scores one user, whom no other need wait for. */
  private void score(FeatureWindow window, long time) throws Exception {
    long windowEnd = window.windowEnd();
    UserScore score = models.at(windowEnd).scoring().score(window.values(), window.present());
    UserScore before = null;
    if (models.beginsAt(windowEnd)) {
      FeatureVector known = MicroBatch.knownBefore(window);
      before = models.before(windowEnd).scoring().score(known.values(), known.present());
    }
    pass(window, score, before, time);
  }

  private int bestSize(long windowEnd) throws Exception {
    int size = models.at(windowEnd).scoring().batch();
    return models.beginsAt(windowEnd)
        ? Math.max(size, models.before(windowEnd).scoring().batch())
        : size;
  }

  /** Scores those who wait, in the order in which they came. */
  private void flush() throws Exception {
    if (batch.isEmpty()) {
      return;
    }
    long windowEnd = batch.windowEnd();
    List<UserScore> scores = batch.scoredBy(models.at(windowEnd).scoring());
    List<UserScore> before =
        models.beginsAt(windowEnd)
            ? batch.handedOverBy(models.before(windowEnd).scoring())
            : Collections.nCopies(scores.size(), null);
    for (int i = 0; i < scores.size(); i++) {
      pass(batch.window(i), scores.get(i), before.get(i), batch.time(i));
    }
    batch.clear();
  }

  /**
   * @param before what the model says that hands over in this window; null where none does
   */
  private void pass(FeatureWindow window, UserScore score, UserScore before, long time)
      throws Exception {
    if (!window.handedOver()) {
      tell(window, score, time);
    }
    if (window.votes() || before != null) {
      vote(window, score, before, time);
    }
  }

  private void tell(FeatureWindow window, UserScore score, long time) throws Exception {
    output.collect(
        new StreamRecord<>(
            new ScoredWindow(
                window.shard(),
                window.user(),
                window.windowEnd(),
                score.embedding(),
                score.error(),
                (short) Math.round(score.propensity() * ScoredWindow.PROPENSITY_GRID),
                score.bins(),
                panes(window, score),
                models.at(window.windowEnd()).scoring().home(score.embedding()),
                window.events(),
                window.duplicates(),
                window.conversions(),
                window.sources(),
                window.idle(),
                window.retired()),
            time));
  }

  private byte[] panes(FeatureWindow window, UserScore score) throws Exception {
    return window.idle()
        ? NO_PANE
        : models.at(window.windowEnd()).scoring().paneBins(window.pane(), score);
  }

  private void vote(FeatureWindow window, UserScore score, UserScore before, long time) {
    long hash = UserHash.of(window.user());
    if (!voters.holds(hash)) {
      thinned.inc(window.votes() ? 1 : 0);
      return;
    }
    votes.inc(window.votes() ? 1 : 0);
    ThinRecord thin =
        new ThinRecord(
            window.windowEnd(),
            hash,
            score.embedding(),
            window.votes(),
            before == null ? null : before.embedding());
    output.collect(THIN, new StreamRecord<>(thin, time));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
    models.forget(mark.getTimestamp());
  }

  /** So that nobody waits across a checkpoint, and the batch needs no state. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    flush();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }
}
