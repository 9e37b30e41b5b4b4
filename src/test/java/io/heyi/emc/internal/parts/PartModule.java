package io.heyi.emc.internal.parts;

import io.heyi.emc.LastContractEnded;
import io.heyi.emc.internal.formation.FormationOfParts;
import io.heyi.emc.internal.renewal.RenewalModule;
import io.heyi.emc.internal.renewal.RenewalUnderWay;
import io.heyi.emc.internal.renewal.RenewalLeadChanged;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Changes of parts on a real database, beside renewals; figures, sharing and the engine are played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RenewalModule
@Import(PartModule.Beans.class)
@interface PartModule {

    /** What was told to whoever starts a dissolution. */
    final class Ended {

        final List<LastContractEnded> heard = new CopyOnWriteArrayList<>();

        /** Renewals whose lead has changed. */
        final List<RenewalLeadChanged> leads = new CopyOnWriteArrayList<>();

        @EventListener
        void on(LastContractEnded ended) {
            heard.add(ended);
        }

        @EventListener
        void on(RenewalLeadChanged changed) {
            leads.add(changed);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({PartChangeService.class, PartDrafts.class, PartChangeStore.class, Backups.class, PartHistory.class, RenewalUnderWay.class, FormationOfParts.class, Ended.class})
    class Beans {}
}
