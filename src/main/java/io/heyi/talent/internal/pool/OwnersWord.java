package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.talent.internal.people.domain.Checks;
import java.util.function.Function;

/** Acts of an owner that need words: only the owner of the micro-enterprise acts, and only with a text of 1 to 1000 characters. */
final class OwnersWord {

    private static final int LONGEST = 1000;

    private OwnersWord() {}

    static <T> Reply<T> given(CurrentUser user, String microenterprise, String field, String typed, Function<String, Reply<T>> act) {
        if (!user.is(Kind.ME_OWNER, microenterprise)) {
            return new Reply.NotAllowed<>("talentpool.refusal.onlyOwner");
        }
        var checks = new Checks();
        var words = checks.text(field, typed, true, LONGEST);
        return checks.failed() ? new Reply.Invalid<>(checks.errors()) : act.apply(words);
    }
}
