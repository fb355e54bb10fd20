/// Words and names that many passwords are made of.
enum GuessedWords {
    static let all: [String] = (secrets + feelings + people + animals + things + places + games + times)
        .flatMap { $0.split(separator: " ").map(String.init) }

    private static let secrets = [
        "password passwort passwd pass passw passwords passphrase passcode mypassword thepassword mypass contrasena",
        "motdepasse senha haslo parola wachtwoord salasana losenord kennwort geheim secret secrets topsecret private",
        "login logon signin letmein letme whatever trustno trustnoone access admin administrator administrateur root",
        "superuser user username guest test testing tester test123 temp temporary default changeme change welcome",
        "welcom willkommen bienvenue bienvenido hello hallo hola bonjour goodbye hithere system server database oracle",
        "backup security secure windows microsoft office outlook google facebook linkedin twitter instagram youtube",
        "yahoo hotmail gmail internet computer laptop desktop keyboard monitor printer network router cisco linux ubuntu",
        "debian azure entra active directory sync synchronize directory company business manager helpdesk support service",
        "staff employee student teacher school college university training example sample demo public master",
        "unknown nothing none null undefined qwerty qwertz azerty asdf zxcv abc abcd enter open unlock sesame opensesame",
        "code codes key keys token crypto bitcoin wallet money dollar million account accounts bank credit",
    ]

    private static let feelings = [
        "love loves lover loveme lovely loveyou iloveyou ilove iloveu youandme forever always together kisses kissme",
        "hugs baby babygirl babyboy babe honey sweet sweety sweetie sweetheart sugar darling angel angels heaven beauty",
        "beautiful pretty gorgeous sexy sexyboy sexygirl hottie cutie cute princess prince queen king kings lady girl",
        "girls boy boys man woman mother father mommy daddy mama papa sister brother family friend friends friendship",
        "bestfriend happy happiness smile smiley lucky luck hope faith believe peace freedom liberty blessed bless jesus",
        "christ jesuschrist god godisgood lord savior church bible amen holy spirit grace mercy trust truth dream dreams",
        "dreamer fuckyou fuckoff fuck fucker shit bitch bastard asshole idiot stupid crazy loser hate hateyou devil evil",
        "hell satan killer kill death dead blood dark darkness danger extreme power powerful strong awesome cool super",
        "perfect amazing fantastic great good best number only single alone lonely broken heart hearts please thanks",
        "thankyou sorry nomore never rocks rock music dance dancer party funny crazyboy myself iamthe the and for you",
        "your are with all one two three four five six seven eight nine ten",
    ]

    private static let people = [
        "michael michelle jennifer jessica ashley amanda daniel danielle david thomas robert richard william charles",
        "joseph joshua matthew andrew anthony christian christopher christine christina nicholas nicole natalie",
        "nathan samantha samuel sarah sara rachel rebecca patrick patricia george jordan justin kevin brandon brian",
        "steven stephen stephanie timothy jonathan john johnny james jason jasmine jacob jackson alexander alexandra",
        "alexis alex andrea angela angelina anna anne maria marie marina mario martin martina marcus mark markus",
        "melissa heather hannah elizabeth emily emma olivia sophia sophie isabella victoria veronica vanessa valerie",
        "tiffany taylor tyler amber brittany courtney crystal cynthia diana donald edward eric frank gabriel gabriela",
        "harold henry ian jack jake jeremy jerry joe jose juan julia julian karen katherine kelly kimberly larry laura",
        "lauren leonardo linda lisa louis lucas lucy luke maggie marlboro max maxwell megan miguel monica morgan oliver",
        "oscar pamela paul peter philip phillip pedro carlos cesar fernando francis francisco alejandro alberto antonio",
        "roberto ricardo eduardo raymond ronald ryan scott sean sharon simon stella sydney teresa vincent walter zachary",
        "peters mohamed mohammed ahmed ali fatima ibrahim ivan igor natasha olga svetlana vladimir anastasia ana jan",
    ]

    private static let animals = [
        "dragon dragons monkey monkeys tiger tigers lion lions eagle eagles falcon falcons panther panthers jaguar",
        "cougar wolf wolves wolfpack bear bears bulldog bulldogs dolphin dolphins shark sharks horse horses pony",
        "mustang bronco broncos stallion chicken rooster turkey duck ducks donald goose penguin parrot raven ravens",
        "phoenix spider snake cobra viper python scorpion turtle frog froggy rabbit bunny kitty kitten hellokitty cat",
        "cats dog dogs doggy puppy puppies poodle buddy rocky rover fluffy snoopy garfield tigger bandit shadow midnight",
        "smokey pepper ginger coco oreo cookie biscuit peanut muffin buster bailey charlie chester daisy duke lady molly",
        "sadie sasha sammy sophie toby zeus butterfly ladybug bumblebee elephant gorilla giraffe zebra unicorn mouse",
    ]

    private static let things = [
        "sunshine sun moon moonlight star stars starlight sky skyline skywalker rainbow rain snow snowball snowman storm",
        "thunder lightning fire fireball firefly flame water ocean sea beach river mountain forest garden flower flowers",
        "rose roses lily violet orchid tulip apple apples banana orange lemon cherry strawberry peaches pumpkin tomato",
        "potato cheese cheesecake chocolate candy icecream coffee pizza burger sandwich bacon butter popcorn vanilla",
        "cinnamon whiskey vodka tequila corona budweiser heineken guinness beer wine red blue green yellow black white",
        "purple pink silver golden gold diamond diamonds crystal ruby emerald sapphire pearl platinum rainbow magic",
        "magical wizard witch fairy ninja samurai pirate pirates warrior warriors knight knights soldier hunter gunner",
        "sniper ranger rangers rebel rebels legend hero heroes champion winner victory rocket missile bullet shotgun",
        "trigger hammer guitar guitars drummer piano trumpet camera bicycle harley davidson yamaha suzuki kawasaki honda",
        "toyota nissan mercedes porsche ferrari corvette camaro chevy ford bmw audi volvo racing racer driver truck",
        "trucker train airplane pilot sailor captain doctor nurse police firefighter teacher lawyer house home kitchen",
        "window door mirror pencil paper book books summer spring autumn winter fall holiday holidays vacation christmas",
        "birthday easter halloween santa snowflake correct incorrect battery staple blink nintendo playstation xbox",
    ]

    private static let places = [
        "america american england london paris france berlin germany deutschland hamburg munich madrid barcelona spain",
        "espana italy italia roma milano europe australia sydney canada toronto montreal mexico brazil brasil india",
        "china japan tokyo russia moscow poland polska poland portugal lisbon holland amsterdam sweden stockholm norway",
        "denmark finland ireland dublin scotland wales turkey istanbul africa california texas dallas houston austin",
        "chicago boston newyork brooklyn florida miami orlando atlanta georgia virginia carolina denver colorado phoenix",
        "seattle washington hawaii lasvegas vegas hollywood disney disneyland",
    ]

    private static let games = [
        "football futbol soccer baseball basketball hockey tennis golf golfer rugby cricket swimming skating skater",
        "snowboard surfing surfer fishing fisherman hunting boxing wrestling karate runner running liverpool chelsea",
        "arsenal manchester united everton tottenham celtic rangers juventus realmadrid benfica porto ajax bayern",
        "yankees redsox dodgers cowboys steelers packers patriots raiders giants lakers celtics bulls knicks jordan",
        "superman batman spiderman ironman hulk wolverine deadpool avengers marvel pokemon pikachu charizard digimon",
        "naruto sasuke goku dragonball onepiece mario luigi zelda sonic minecraft fortnite roblox halo callofduty",
        "counterstrike warcraft starcraft diablo skyrim fallout matrix neo trinity gandalf frodo hobbit mordor starwars",
        "startrek jedi yoda vader darthvader luke leia chewbacca terminator predator alien godzilla hogwarts harrypotter",
        "potter hermione simpson simpsons homer bart mickey minnie goofy pluto donaldduck scooby scoobydoo barbie",
    ]

    private static let times = [
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
        "september october november december today tomorrow yesterday morning evening night midnight weekend year",
        "newyear new old day days week month now later time",
    ]
}
