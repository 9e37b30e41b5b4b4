package io.heyi.notification.internal;

import io.heyi.notification.Delivery;
import io.heyi.notification.NoticeKind;
import java.util.Locale;
import java.util.Map;

/**
 * How one person wants to hear of things.
 *
 * @param language of mails: English or Chinese
 * @param digestHour 0 to 23 in the company's zone
 * @param deliveries one for each kind
 */
public record Preference(Locale language, int digestHour, Map<NoticeKind, Delivery> deliveries) {

    public Preference {
        deliveries = Map.copyOf(deliveries);
    }
}
