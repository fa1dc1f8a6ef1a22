"""Ratings: from one to ten, from nothing to everything."""

import pytest

from buddy.domain.ids import MissionId
from buddy.domain.survey import reward_of_rating, survey_id


@pytest.mark.parametrize(("rating", "reward"), [(1, 0.0), (10, 1.0), (5, 4 / 9)])
def test_a_rating_as_a_reward(rating: int, reward: float) -> None:
    assert reward_of_rating(rating) == pytest.approx(reward)


def test_a_mission_has_one_survey() -> None:
    assert survey_id(MissionId("m_1")) == "sv_m_1"
