const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Given names that are nearly always a man's; a hint for who "he" may be, and never more. */
export const MEN = set(`aaron adam adrian ahmed al alan albert alejandro alex alexander alfred ali allan allen andre
  andrew andy anthony antonio arnold arthur barack barry ben benjamin bernard bernie bill billy bob bobby boris brad
  bradley brandon brendan brent brett brian bruce bryan carl carlos chad charles charlie chris christian christopher
  chuck clarence clark colin corey craig curtis dale dan daniel darrell dave david dean dennis derek dick don donald doug
  douglas duncan dwight earl ed eddie edgar edward edwin emmanuel eric ernest evan felix fernando francis francisco
  frank franklin fred frederick gabriel gary gavin gene geoffrey george gerald gilbert glenn gordon graham grant greg
  gregory guy harold harry harvey hassan henry herbert howard hugh ian isaac ivan jack jacob jake james jamie jared
  jason javier jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny jon jonathan jorge jose joseph
  josh joshua juan julian justin karl keith ken kenneth kevin kurt kyle lance larry laurence lawrence lee leo leon
  leonard leroy lewis lloyd louis lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin marvin
  matt matthew maurice max melvin michael miguel mike mitch mitchell mitt mohamed mohammed morgan nathan neal ned neil
  nelson newt nicholas nick nigel noah norman oliver omar oscar otto owen patrick paul pedro perry pete peter phil philip
  phillip rafael ralph rand randall randy ray raymond reince rex ricardo richard rick rob robert roberto rod rodney roger
  roland ron ronald ross roy rudolph rudy rupert russell ryan sam samuel scott sean sebastian seth sergei shaun shawn
  simon spencer stanley stephen steve steven stewart stuart ted terrence theodore thomas tim timothy toby todd tom tommy
  tony travis trevor tyler vernon victor vincent vladimir wallace walter warren wayne wesley will william winston xi
  yousef zachary`);

/** Given names that are nearly always a woman's. */
export const WOMEN = set(`abigail agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana andrea
  angela anita ann anna anne annette annie april ashley audrey barbara beatrice becky bernadette beth betsy betty beverly
  bonnie brenda bridget brittany camila candace carla carly carmen carol caroline carolyn carrie catherine cathy
  charlotte cheryl chloe christina christine cindy claire clara claudia colleen condoleezza connie courtney crystal
  cynthia daisy dana danielle dawn deborah debbie debra denise diana diane dolores donna dora doris dorothy edith eileen
  elaine eleanor elena elise elizabeth ella ellen emily emma erica erin esther ethel eva evelyn fatima fiona florence
  frances gail georgia gina ginger gladys glenda gloria grace gretchen gwen hannah harriet heather heidi helen hillary
  holly hope huma ida irene isabel ivanka jackie jacqueline jane janet janice jasmine jean jeanne jen jenna jennifer
  jenny jessica jill jo joan joanna jocelyn josephine joy joyce juanita judith judy julia julie june kamala karen kate
  katherine kathleen kathryn kathy katie katrina kayla kellyanne kimberly kirsten kristen kristin laura lauren laurie
  leah leslie lillian linda lindsay lisa liz lois lori lorraine louise lucia lucy lydia lynn madeleine maggie marcia
  margaret maria marianne marie marilyn marjorie marsha martha mary maureen megan melania melanie melinda melissa
  mercedes meredith michelle mildred miriam molly monica nancy naomi natalie nicole nina nora norma olga olivia pamela
  patricia patty paula peggy penny phyllis priscilla rachel rebecca regina renee rhonda rita roberta robin rosa rose
  rosemary ruth sabrina sally samantha sandra sara sarah shannon sharon sheila sherry shirley sofia sonia sophia stacy
  stella stephanie sue susan susie suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina tracy ursula
  valerie vanessa veronica vicki victoria virginia vivian wanda wendy whitney yolanda yvonne zoe`);

/** Words before or after a name, or in place of one, that tell. */
export const MALE_WORDS = set(`mr mr. he him his spokesman congressman businessman chairman councilman assemblyman
  anchorman sir king prince lord father son husband brother man`);
export const FEMALE_WORDS = set(`mrs mrs. ms ms. miss she her hers spokeswoman congresswoman businesswoman chairwoman
  councilwoman assemblywoman madam queen princess lady dame mother daughter wife sister woman`);
