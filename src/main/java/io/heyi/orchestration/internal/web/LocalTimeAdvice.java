package io.heyi.orchestration.internal.web;

import io.heyi.orchestration.internal.clock.ProductTime;
import io.heyi.orchestration.internal.clock.TimeMachine;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the time that the footer shows. */
@ControllerAdvice(annotations = Controller.class)
@Profile("local")
class LocalTimeAdvice {

    private final TimeMachine machine;

    LocalTimeAdvice(TimeMachine machine) {
        this.machine = machine;
    }

    @ModelAttribute("localTime")
    ProductTime localTime() {
        return machine.time();
    }
}
