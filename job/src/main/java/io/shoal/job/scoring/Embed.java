package io.shoal.job.scoring;

import io.shoal.bundle.BundleContent;
import io.shoal.event.UserHash;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.model.LoadedModel;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gives every user window its embedding, in the chain of what made it. Keeps no state. Output:
 * {@link ScoredWindow}; to the side, the thin records of who votes on where segments lie, less
 * those whom the sample of voters leaves out; both are counted.
 */
public final class Embed extends AbstractStreamOperator<ScoredWindow>
    implements OneInputStreamOperator<FeatureWindow, ScoredWindow> {
  /** Embeddings for the segmenter. */
  public static final OutputTag<ThinRecord> THIN =
      new OutputTag<>("thin-records", new CodecType<>(new ThinRecord.Form()));

  private static final long serialVersionUID = 1;

  private final BundleContent bundle;
  private final VoterSample voters;

  private transient ScoringModel model;
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
  public void open() throws Exception {
    super.open();
    model = LoadedModel.of(bundle).scoring();
    votes = ShoalMetric.VOTES.counter(getMetricGroup());
    thinned = ShoalMetric.VOTES_THINNED.counter(getMetricGroup());
  }

  @Override
  public void processElement(StreamRecord<FeatureWindow> element) {
    FeatureWindow window = element.getValue();
    UserScore score = model.score(window.values(), window.present());
    output.collect(
        new StreamRecord<>(
            new ScoredWindow(
                window.shard(),
                window.user(),
                window.windowEnd(),
                score.embedding(),
                score.error(),
                score.bins(),
                window.events(),
                window.duplicates(),
                window.conversions(),
                window.sources(),
                window.idle(),
                window.retired()),
            element.getTimestamp()));
    if (window.votes()) {
      vote(window, score, element.getTimestamp());
    }
  }

  private void vote(FeatureWindow window, UserScore score, long time) {
    long hash = UserHash.of(window.user());
    if (!voters.holds(hash)) {
      thinned.inc();
      return;
    }
    votes.inc();
    output.collect(
        THIN,
        new StreamRecord<>(new ThinRecord(window.windowEnd(), hash, score.embedding()), time));
  }
}
