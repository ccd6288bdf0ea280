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
    votes = ShoalMetric.VOTES.counter(getMetricGroup());
    thinned = ShoalMetric.VOTES_THINNED.counter(getMetricGroup());
  }

  @Override
  public void processElement(StreamRecord<ScoringInput> element) throws Exception {
    if (element.getValue() instanceof ModelActivation activation) {
      models.add(activation);
      return;
    }
    FeatureWindow window = (FeatureWindow) element.getValue();
    UserScore score =
        models.at(window.windowEnd()).scoring().score(window.values(), window.present());
    if (!window.handedOver()) {
      tell(window, score, element.getTimestamp());
    }
    if (window.votes() || models.beginsAt(window.windowEnd())) {
      vote(window, score, element.getTimestamp());
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

  private void vote(FeatureWindow window, UserScore score, long time) throws Exception {
    long hash = UserHash.of(window.user());
    if (!voters.holds(hash)) {
      thinned.inc(window.votes() ? 1 : 0);
      return;
    }
    votes.inc(window.votes() ? 1 : 0);
    ThinRecord thin =
        new ThinRecord(
            window.windowEnd(), hash, score.embedding(), window.votes(), embeddingBefore(window));
    output.collect(THIN, new StreamRecord<>(thin, time));
  }

  /** By the model that hands over in a user's window; null where none does. */
  private short[] embeddingBefore(FeatureWindow window) throws Exception {
    if (!models.beginsAt(window.windowEnd())) {
      return null;
    }
    FeatureVector features =
        window.before() == null
            ? new FeatureVector(window.values(), window.present())
            : window.before();
    return models
        .before(window.windowEnd())
        .scoring()
        .score(features.values(), features.present())
        .embedding();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    super.processWatermark(mark);
    models.forget(mark.getTimestamp());
  }
}
