package io.heyi.notification.internal.web;

import io.heyi.notification.Delivery;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.internal.Preference;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Preferences as somebody has sent them, form and API alike; nulls are missing values.
 *
 * @param deliveries by name of the kind
 */
record PreferenceInput(String language, String digestHour, Map<String, String> deliveries) {

    /** Says everything that is wrong with it; nothing means that {@link #value} may be asked. */
    List<FieldError> faults() {
        var faults = new ArrayList<FieldError>();
        if (!"en".equals(language) && !"zh".equals(language)) {
            faults.add(FieldError.of("language", "notification.error.language"));
        }
        if (digestHour == null || !digestHour.strip().matches("\\d{1,2}") || Integer.parseInt(digestHour.strip()) > 23) {
            faults.add(FieldError.of("digestHour", "notification.error.hour"));
        }
        for (var kind : NoticeKind.values()) {
            if (delivery(kind).isEmpty()) {
                faults.add(FieldError.of("deliveries." + kind, "notification.error.delivery"));
            }
        }
        deliveries.keySet().stream().filter(name -> Arrays.stream(NoticeKind.values()).noneMatch(kind -> kind.name().equals(name))).sorted()
                .forEach(name -> faults.add(FieldError.of("deliveries." + name, "notification.error.unknownField")));
        return faults;
    }

    Preference value() {
        var chosen = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            chosen.put(kind, delivery(kind).orElseThrow());
        }
        return new Preference(Locale.forLanguageTag(language), Integer.parseInt(digestHour.strip()), chosen);
    }

    private Optional<Delivery> delivery(NoticeKind kind) {
        return Arrays.stream(Delivery.values()).filter(delivery -> delivery.name().equals(deliveries.get(kind.name()))).findFirst();
    }

    /** For the form: every control's value by its name. */
    Map<String, String> form() {
        var values = new HashMap<>(deliveries);
        values.put("language", language);
        values.put("digestHour", digestHour);
        return values;
    }

    static PreferenceInput of(Preference preference) {
        var deliveries = new HashMap<String, String>();
        preference.deliveries().forEach((kind, delivery) -> deliveries.put(kind.name(), delivery.name()));
        return new PreferenceInput(preference.language().getLanguage(), Integer.toString(preference.digestHour()), deliveries);
    }
}
