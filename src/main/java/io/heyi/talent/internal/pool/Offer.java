package io.heyi.talent.internal.pool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.heyi.access.Username;
import io.heyi.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A place that an owner offers to one person.
 *
 * @param code {@code OF-0001}
 * @param opening null for a direct offer
 * @param salary gross base salary a month for full time; private to the person, the owner and the settlement officer
 * @param percent of full time, 10 to 100
 * @param reason why it was refused, withdrawn, overtaken or came to nothing: words of a person, or a message key with its arguments after {@code |}
 * @param moveAt when the present micro-enterprise lets go at the latest; null without a notice
 * @param joinedOn first day of the membership; null when there is none
 */
public record Offer(String code, OpeningCode opening, String microenterprise, Username person, String role, Money salary, int percent, String text, Username offeredBy,
                    Instant offeredAt, Instant expiresAt, State state, Instant answeredAt, String reason, Instant moveAt, LocalDate joinedOn) {

    /** EXPIRED is concluded from the time, never stored. */
    public enum State {
        OPEN,

        /** Accepted; the present micro-enterprise lets go after its notice. */
        NOTICE,

        /** Accepted by the owner of a micro-enterprise that is being dissolved; he joins when it closes. */
        AWAITS_RELEASE,
        JOINED,
        REFUSED,
        EXPIRED,
        WITHDRAWN,

        /** Somebody else has taken the last place, or the person another one. */
        OVERTAKEN,

        /** Accepted, but the place could take nobody any more when it came to it. */
        FAILED
    }

    /** Whether the text has the form of a code. */
    public static boolean isCode(String text) {
        return text != null && text.matches("OF-[0-9]{4,9}");
    }

    /** Accepted and not carried out yet; clients read the state. */
    @JsonIgnore
    public boolean isAgreed() {
        return state == State.NOTICE || state == State.AWAITS_RELEASE;
    }
}
