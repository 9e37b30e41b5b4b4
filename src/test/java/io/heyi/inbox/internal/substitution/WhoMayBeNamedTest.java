package io.heyi.inbox.internal.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.when;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.Identities;
import io.heyi.notification.Notifications;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** A substitution is no way round the rights of others (product-bar T2, domain.md §1a). */
class WhoMayBeNamedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Access access = mock(Access.class);
    private final Identities identities = mock(Identities.class);
    private final SubstitutionStore store = mock(SubstitutionStore.class);
    private final Substitutions substitutions = new Substitutions(store, identities, access, mock(AuditTrail.class), mock(Notifications.class), new SubstitutionPolicy(null, null, null),
            Clock.fixed(Instant.parse("2026-03-02T02:00:00Z"), ZoneOffset.UTC), ZoneId.of("Asia/Shanghai"), mock(PlatformTransactionManager.class));

    private final Username ill = new Username("ill");

    @BeforeEach
    void theyWorkHere() {
        hired("ill", Role.INVESTMENT_COMMITTEE);
        when(store.find(any())).thenReturn(Optional.empty());
        when(store.insert(any())).thenReturn(true);
        when(store.overlapping(any(), any(), any(), any())).thenReturn(List.of());
    }

    private CurrentUser hired(String name, Role... roles) {
        var username = new Username(name);
        when(access.person(username)).thenReturn(Optional.of(new Person(username, name, name + "@example.org", Set.of(roles))));
        var person = new CurrentUser(username, name, Set.of(roles), Set.of(), Set.of(), "");
        when(identities.of(username)).thenReturn(Optional.of(person));
        return person;
    }

    private List<String> refused(CurrentUser substitute, CurrentUser by) {
        var outcome = substitutions.make(new SubstitutionRequest(UUID.randomUUID(), ill, substitute.username(), TODAY, TODAY, Set.of(), "Is ill"), by);
        return outcome instanceof SubstitutionOutcome.Invalid(var errors) ? errors.stream().map(FieldError::code).toList() : List.of();
    }

    @Test
    void anAdministratorDoesNotMakeHimselfAnybodysSubstitute() {
        var administrator = hired("administrator", Role.ADMINISTRATOR);
        assertThat(refused(administrator, administrator)).containsExactly("substitution.error.byOneself");
        verify(store, never()).insert(any());
    }

    @Test
    void anAdministratorNamesAColleagueForSomebodyWhoIsIll() {
        var colleague = hired("colleague", Role.INVESTMENT_COMMITTEE);
        when(store.find(any())).thenReturn(Optional.empty());
        assertThat(refused(colleague, hired("administrator", Role.ADMINISTRATOR))).isEmpty();
        verify(store).insert(any());
    }

    @Test
    void nobodyFromOutsideReadsWhatPeopleInsideDecide() {
        var partner = hired("partner", Role.EXTERNAL_PARTNER);
        var self = new CurrentUser(ill, "ill", Set.of(Role.INVESTMENT_COMMITTEE), Set.of(), Set.of(), "session");
        assertThat(refused(partner, self)).containsExactly("substitution.error.outside");
        verify(store, never()).insert(any());
    }
}
