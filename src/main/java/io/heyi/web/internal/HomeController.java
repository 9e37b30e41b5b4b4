package io.heyi.web.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.web.HomeBlock;
import io.heyi.web.PagePart.Placed;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page out of the blocks that the modules bring, and the two pages around signing in. */
@Controller
class HomeController {

    private final Access access;
    private final ObjectProvider<HomeBlock> blocks;

    HomeController(Access access, ObjectProvider<HomeBlock> blocks) {
        this.access = access;
        this.blocks = blocks;
    }

    @GetMapping("/")
    String home(Model model) {
        var user = access.currentUser();
        model.addAttribute("wide", placed(user, true)).addAttribute("narrow", placed(user, false));
        return "home/home";
    }

    private List<Placed> placed(CurrentUser user, boolean wide) {
        return blocks.stream().filter(block -> block.wide() == wide && block.visibleTo(user)).sorted(Comparator.comparingInt(HomeBlock::order))
                .map(block -> new Placed(block.fragment(), block.model(user))).filter(placed -> !placed.model().isEmpty()).toList();
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "home/signed-out";
    }

    @GetMapping("/sign-in-failed")
    String signInFailed() {
        return "home/sign-in-failed";
    }
}
