package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.BundleRefusedException;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * Which model scores which window, as far as a subtask has been told: that of the latest activation
 * at or before the window, or the one that the job was started with. Models are verified and loaded
 * when their activation comes, while the one before still scores.
 *
 * <p>Contract: activations come before the watermark of their first window. A model that cannot be
 * loaded is an exception, which restarts the task: no subtask ever goes on alone with the old one.
 */
public final class ModelTimeline {
  private final BundleContent firstBundle;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final TreeMap<Long, Entry> gathered = new TreeMap<>();
  private final ListState<ModelActivation> state;
  private final boolean writes;

  private LoadedModel first;
  private Entry ready;
  private long foundFor = Long.MIN_VALUE;
  private LoadedModel found;

  private record Entry(ModelActivation activation, LoadedModel model) {}

  private ModelTimeline(
      BundleContent firstBundle, ListState<ModelActivation> state, boolean writes) {
    this.firstBundle = firstBundle;
    this.state = state;
    this.writes = writes;
  }

  /**
   * The timeline of an operator, as its state remembers it.
   *
   * @param first the model that the job was started with
   */
  public static ModelTimeline restored(
      BundleContent first, StateInitializationContext context, TaskInfo task) throws Exception {
    ListState<ModelActivation> state =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("models", new CodecType<>(new ModelActivation.Form())));
    // All subtasks have been told the same before a barrier: one writes for all.
    ModelTimeline timeline = new ModelTimeline(first, state, task.getIndexOfThisSubtask() == 0);
    for (ModelActivation activation : state.get()) {
      timeline.add(activation);
    }
    return timeline;
  }

  /** Writes the activations that still count, for a checkpoint. */
  public void snapshot() throws Exception {
    state.update(
        writes
            ? Stream.concat(entries.values().stream(), gathered.values().stream())
                .map(Entry::activation)
                .toList()
            : List.of());
  }

  /**
   * Takes in an activation, or the notice of one, and makes its model ready. Of models that are
   * noticed and not decided the latest is kept.
   *
   * @throws IOException where the model cannot be had or is refused
   */
  public void add(ModelActivation activation) throws IOException {
    boolean isReady = ready != null && ready.activation().checksum().equals(activation.checksum());
    Entry entry = new Entry(activation, isReady ? ready.model() : load(activation));
    switch (activation.word()) {
      case NOTICE -> ready = entry;
      case GATHER -> gathered.put(activation.windowEnd(), entry);
      case SCORE -> {
        entries.put(activation.windowEnd(), entry);
        found = null;
      }
    }
  }

  private static LoadedModel load(ModelActivation activation) throws IOException {
    BundleContent content = activation.bundle();
    if (content == null) {
      content = BundleFetch.fetch(activation.uri());
      if (!activation.checksum().equals(content.checksum())) {
        throw new BundleRefusedException(
            activation.uri(), "is not the one that was scheduled: its checksum is another");
      }
    }
    return LoadedModel.of(content);
  }

  /** The model of a window. */
  public LoadedModel at(long windowEnd) throws IOException {
    if (found == null || foundFor != windowEnd) {
      found = model(entries.floorEntry(windowEnd));
      foundFor = windowEnd;
    }
    return found;
  }

  /** Whether a model begins with a window: then the one before hands over to it. */
  public boolean beginsAt(long windowEnd) {
    return entries.containsKey(windowEnd);
  }

  /** The windows after one with which a model begins. */
  public Set<Long> beginsAfter(long windowEnd) {
    return entries.tailMap(windowEnd, false).keySet();
  }

  /** The model that scored the windows before one. */
  public LoadedModel before(long windowEnd) throws IOException {
    return model(entries.lowerEntry(windowEnd));
  }

  /** Whether a model begins with a window that computes other features than the one before it. */
  public boolean changesFeaturesAt(long windowEnd) throws IOException {
    return beginsAt(windowEnd) && !before(windowEnd).specHash().equals(at(windowEnd).specHash());
  }

  /** The model whose features are gathered ahead in a window, or just now hold; null for none. */
  public LoadedModel gatheredAt(long windowEnd) {
    Map.Entry<Long, Entry> entry = gathered.floorEntry(windowEnd);
    return entry == null ? null : entry.getValue().model();
  }

  /** End of the window with which that began; of none, the maximum. */
  public long gatheredSince(long windowEnd) {
    Long since = gathered.floorKey(windowEnd);
    return since == null ? Long.MAX_VALUE : since;
  }

  private LoadedModel model(Map.Entry<Long, Entry> entry) throws IOException {
    if (entry != null) {
      return entry.getValue().model();
    }
    if (first == null) {
      first = LoadedModel.of(firstBundle);
    }
    return first;
  }

  /** Forgets the models that no window after a watermark needs. */
  public void forget(long watermark) {
    long windowEnd = watermark == Long.MAX_VALUE ? watermark : watermark + 1;
    forget(entries, windowEnd);
    forget(gathered, windowEnd);
  }

  private static void forget(TreeMap<Long, Entry> told, long windowEnd) {
    Long standing = told.floorKey(windowEnd);
    if (standing != null) {
      told.headMap(standing).clear();
    }
  }
}
