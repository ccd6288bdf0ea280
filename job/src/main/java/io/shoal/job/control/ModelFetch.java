package io.shoal.job.control;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.metrics.ShoalMetric;
import io.shoal.job.model.BundleFetch;
import io.shoal.job.model.LoadedModel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Fetches and verifies the bundle of each announcement, once for the whole job, on a thread of its
 * own: a slow store holds up neither events nor checkpoints. What is no announcement, or is one of
 * another line of models, is passed over and counted.
 */
final class ModelFetch extends RichAsyncFunction<String, FetchedModel> {
  private static final long serialVersionUID = 1;

  private final String name;

  private transient ExecutorService thread;
  private transient Counter passedOver;

  /**
   * @param name line of models that the job serves
   */
  ModelFetch(String name) {
    this.name = name;
  }

  @Override
  public void open(OpenContext context) {
    passedOver = ShoalMetric.MODELS_PASSED_OVER.counter(getRuntimeContext().getMetricGroup());
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, "model-fetch");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.shutdownNow();
    }
  }

  @Override
  public void asyncInvoke(String json, ResultFuture<FetchedModel> result) {
    if (json.isBlank()) {
      result.complete(List.of());
      return;
    }
    ModelAnnouncement announcement = parse(json);
    if (announcement == null || !announcement.name().equals(name)) {
      passedOver.inc();
      result.complete(List.of());
      return;
    }
    if (announcement.decided() != null
        && announcement.decided().outcome().equals(ActivationRecords.Outcome.REFUSED.word())) {
      // A replay refuses what was refused, whatever lies there now.
      String fault = announcement.decided().detail();
      result.complete(List.of(FetchedModel.refused(announcement, fault)));
      return;
    }
    thread.execute(() -> result.complete(List.of(fetch(announcement))));
  }

  @Override
  public void timeout(String json, ResultFuture<FetchedModel> result) {
    ModelAnnouncement announcement = ModelAnnouncement.parse(json);
    result.complete(
        List.of(
            FetchedModel.refused(
                announcement, announcement.uri() + " does not answer: announce it again")));
  }

  private static ModelAnnouncement parse(String json) {
    try {
      return ModelAnnouncement.parse(json);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static FetchedModel fetch(ModelAnnouncement announcement) {
    try {
      BundleContent content = BundleFetch.fetch(announcement.uri());
      String expected = announcement.expectedChecksum().orElse(content.checksum());
      if (!expected.equals(content.checksum())) {
        return FetchedModel.refused(
            announcement,
            "the bundle has the checksum "
                + content.checksum()
                + ", and "
                + expected
                + " was announced: it is not the one that was published");
      }
      LoadedModel loaded = LoadedModel.of(content);
      if (!loaded.name().equals(announcement.name())) {
        return FetchedModel.refused(
            announcement, "the bundle is of the line of models '" + loaded.name() + "'");
      }
      return FetchedModel.ready(announcement, content, loaded);
    } catch (IOException | RuntimeException e) {
      // Whatever a bundle does that comes from outside, the job goes on with the model it has.
      return FetchedModel.refused(announcement, String.valueOf(e.getMessage()));
    }
  }
}
