package io.shoal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.feature.FeatureWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentNamesTest {
  private static FeatureContrast contrast(String word, double difference) {
    FeatureWords words = new FeatureWords(word, "much " + word, "little " + word);
    return new FeatureContrast(word + "@7d", words, difference, 1);
  }

  /** Contrasts that fall off slowly from 2, in the order given; a minus says little. */
  private static List<FeatureContrast> ranked(String... words) {
    List<FeatureContrast> ranked = new ArrayList<>();
    for (String word : words) {
      double strength = 2 - 0.1 * ranked.size();
      ranked.add(
          word.startsWith("-") ? contrast(word.substring(1), -strength) : contrast(word, strength));
    }
    return ranked;
  }

  private static NavigableMap<Integer, SegmentName> named(
      Map<Integer, SegmentName> before, Map<Integer, List<FeatureContrast>> contrasts) {
    return new SegmentNames(new TreeMap<>(contrasts)).after(before);
  }

  @Test
  void aNameSaysWhatSetsASegmentApartMost() {
    var names = named(Map.of(), Map.of(1, ranked("video", "-carts", "mail", "ads"), 2, List.of()));

    assertThat(names.get(1).text()).isEqualTo("much video, little carts, much mail");
  }

  @Test
  void weakFeaturesDoNotComeIntoAName() {
    List<FeatureContrast> weak = List.of(contrast("video", 0.9), contrast("mail", 0.3));

    assertThat(named(Map.of(), Map.of(1, weak, 2, List.of())).get(1).text())
        .isEqualTo("much video");
  }

  @Test
  void aNameStaysWhileItsFeaturesChangePlaces() {
    var before = named(Map.of(), Map.of(1, ranked("a", "b", "c", "d", "e"), 2, List.of()));

    var after = named(before, Map.of(1, ranked("e", "d", "c", "b", "a"), 2, List.of()));

    assertThat(after.get(1)).isEqualTo(before.get(1));
  }

  @Test
  void aNameGoesWhenAFeatureTurnsRoundOrFadesAway() {
    var before = named(Map.of(), Map.of(1, ranked("a", "b", "c", "d"), 2, List.of()));

    var turned = named(before, Map.of(1, ranked("a", "b", "-c", "d"), 2, List.of()));
    var faded =
        named(
            before,
            Map.of(
                1,
                List.of(
                    contrast("a", 2), contrast("b", 1), contrast("d", 0.9), contrast("c", 0.25)),
                2,
                List.of()));

    assertThat(turned.get(1).text()).isEqualTo("much a, much b, little c");
    assertThat(faded.get(1).text()).isEqualTo("much a, much b, much d");
  }

  @Test
  void aNameGoesWhenManyOtherFeaturesSayMore() {
    var before = named(Map.of(), Map.of(1, ranked("a", "b", "c"), 2, List.of()));
    String[] many = "d e f g h i j k l m a b c".split(" ");

    assertThat(named(before, Map.of(1, ranked(many), 2, List.of())).get(1).text())
        .isEqualTo("much d, much e, much f");
  }

  @Test
  void segmentsThatAreAlikeAreToldApartByWhatIsNotTrueOfTheOther() {
    var names =
        named(
            Map.of(),
            Map.of(1, ranked("a", "b", "c", "d", "e"), 2, ranked("c", "b", "a", "d", "-e")));

    assertThat(names.get(1).text()).isEqualTo("much a, much b, much c");
    assertThat(names.get(2).text()).isEqualTo("much c, much b, much a, little e");
  }

  @Test
  void whoHasANameKeepsItBeforeOneThatIsOlder() {
    var before = Map.of(2, new SegmentName(List.of("much a", "much b", "much c"), 0));

    var names = named(before, Map.of(1, ranked("a", "b", "c", "d"), 2, ranked("a", "b", "c", "e")));

    assertThat(names.get(2)).isEqualTo(before.get(2));
    assertThat(names.get(1).text()).isEqualTo("much a, much b, much c, much d");
  }

  @Test
  void whereNothingElseTellsThemApartIdsDo() {
    var names = named(Map.of(), Map.of(1, ranked("a", "b"), 2, ranked("a", "b"), 3, List.of()));

    assertThat(names.get(1).text()).isEqualTo("much a, much b");
    assertThat(names.get(2).text()).isEqualTo("much a, much b (s2)");
    assertThat(names.get(3).text()).isEqualTo("not yet described (s3)");
  }

  @Test
  void onePhraseForTwoFeaturesIsSaidOnce() {
    FeatureWords opens = new FeatureWords("opens", "reads e-mails", "");
    FeatureWords clicks = new FeatureWords("clicks", "reads e-mails", "");
    List<FeatureContrast> ranked =
        List.of(
            new FeatureContrast("opens@7d", opens, 2, 1),
            new FeatureContrast("clicks@7d", clicks, 1.9, 1),
            contrast("video", 1));

    assertThat(named(Map.of(), Map.of(1, ranked, 2, List.of())).get(1).text())
        .isEqualTo("reads e-mails, much video");
  }

  @Test
  void theOnlySegmentIsEverybody() {
    assertThat(named(Map.of(), Map.of(4, List.of())).get(4).text()).isEqualTo("everybody");
  }
}
